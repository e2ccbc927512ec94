package dev.risiti.simulator.oscu.door;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What Apigee says in its own name (KRA reference 1.3). Its times are UTC, unlike everything else. */
final class GatewayReplies {
    static final String INVALID_TOKEN = "Unauthorised-Invalid Access Token";

    private GatewayReplies() {}

    static Reply invalidToken(Instant now) {
        return infrastructure(401, INVALID_TOKEN, now);
    }

    static Reply infrastructure(int status, String message, Instant now) {
        return Reply.json(status, out -> {
            out.writeStartObject();
            out.writeObjectFieldStart("header");
            out.writeStringField("requestRefId", GatewayDoor.referenceId());
            out.writeStringField("responseMessage", message);
            out.writeNumberField("responseCode", status);
            out.writeStringField("customerMessage", message);
            out.writeStringField(
                    "timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
            out.writeEndObject();
            out.writeObjectFieldStart("body");
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    static Reply unrouted() {
        return fault(500, "Unresolved variable : targetPath", "entities.UnresolvedVariable");
    }

    static Reply expiredToken() {
        return fault(401, "Access Token expired", "keymanagement.service.access_token_expired");
    }

    static Reply throttled() {
        return fault(
                429,
                "Spike arrest violation. Allowed rate : MessageRate{messagesPerPeriod=1, periodInMicroseconds=1000000}",
                "policies.ratelimit.SpikeArrestViolation");
    }

    static Reply fault(int status, String text, String code) {
        return Reply.json(status, out -> {
            out.writeStartObject();
            out.writeObjectFieldStart("fault");
            out.writeStringField("faultstring", text);
            out.writeObjectFieldStart("detail");
            out.writeStringField("errorcode", code);
            out.writeEndObject();
            out.writeEndObject();
            out.writeEndObject();
        });
    }
}
