package dev.risiti.submission.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.value.Check;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** @param caller whose token was shown; {@code headers} may carry the request's id */
    static Order of(
            SecurityContext caller,
            HttpHeaders headers,
            String verb,
            String subject,
            @Nullable String reason,
            Object request) {
        String requestId = Stream.of("Idempotency-Key", "X-Request-Id")
                .map(headers::getHeaderString)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElseGet(() -> UUID.randomUUID().toString());
        return new Order(
                caller.getUserPrincipal().getName(),
                requestId,
                verb,
                subject,
                Check.text("reason", reason, LONGEST_REASON),
                json(request));
    }

    /** A record as it goes into the audit and comes back from there. */
    static JsonNode json(Object value) {
        return EventJson.read(EventJson.bytes(value), JsonNode.class);
    }
}
