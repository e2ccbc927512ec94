package dev.risiti.submission.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.value.Check;

/**
 * What somebody wants done.
 *
 * @param requestId the same one never does another thing, and nothing twice
 * @param request all that was asked for, as it goes into the audit
 */
record Order(String actor, String requestId, String verb, String subject, String reason, JsonNode request) {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_REASON = 500;

    Order {
        Check.text("reason", reason, LONGEST_REASON);
        Check.text("Idempotency-Key", requestId, LONGEST_ID);
    }

    /** A record as it goes into the audit and comes back from there. */
    static JsonNode json(Object value) {
        return EventJson.read(EventJson.bytes(value), JsonNode.class);
    }
}
