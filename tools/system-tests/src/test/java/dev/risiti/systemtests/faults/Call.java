package dev.risiti.systemtests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request as KRA's stand-in saw it.
 *
 * @param lane what its order belongs to: the taxpayer for items, else the branch
 * @param decidedAt when nothing of it could change anything any more; null while it is open
 * @param fault that struck it
 */
record Call(
        long seq,
        String name,
        String lane,
        @Nullable String number,
        String body,
        boolean accepted,
        boolean inFlight,
        boolean answered,
        Instant receivedAt,
        @Nullable Instant decidedAt,
        @Nullable String fault) {
    /** Answers that say that KRA did not look at it. */
    private static final Set<String> TURNED_AWAY = Set.of("HTTP_429", "RESULT_CODE", "TOKEN_EXPIRED", "UNROUTED");

    static Call of(JsonNode entry) {
        String name = entry.path("call").asText();
        Instant received = Instant.parse(entry.path("receivedAt").asText());
        boolean open =
                entry.path("finishedAt").isNull() || entry.path("finishedAt").isMissingNode();
        String fault = entry.path("fault").asText(null);
        // A slow one is decided when it arrives; only its answer takes its time.
        boolean slow = "SLOW".equals(fault);
        Instant finished = open ? null : Instant.parse(entry.path("finishedAt").asText());
        return new Call(
                entry.path("seq").asLong(),
                name,
                name.equals("saveItem")
                        ? "items"
                        : "branch " + entry.path("bhfId").asText(),
                entry.path("number").asText(null),
                entry.path("bodySha256").asText(),
                entry.path("outcome").asText().equals("ACCEPTED"),
                open,
                entry.path("answered").asBoolean(),
                received,
                slow ? received : finished,
                fault);
    }

    /** Whether it changes something at KRA. */
    boolean writes() {
        return name.startsWith("save") || name.startsWith("insert") || name.startsWith("update");
    }

    /** Whether its sender was told that KRA did not look at it: what is sent next need not be the same. */
    boolean turnedAway() {
        return fault != null && TURNED_AWAY.contains(fault);
    }

    /** Whether its sender was told that KRA refused it: its number is free, and what takes it next need not be the same. */
    boolean refused() {
        return fault == null && answered && !accepted;
    }

    boolean overlaps(Call later) {
        return decidedAt == null || later.receivedAt.isBefore(decidedAt);
    }
}
