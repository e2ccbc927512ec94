package dev.risiti.simulator.books.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.ChangeEvent;
import dev.risiti.simulator.books.json.Json;
import dev.risiti.simulator.books.settings.Settings.WebhookFormat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One notification: what is sent, and what became of it.
 *
 * @param id counts deliveries of all kinds from 1
 * @param body the JSON text; its UTF-8 bytes are what is signed and sent
 * @param signature value of the signature header, null to leave the header out
 * @param status HTTP status of the last answer, null when there was none
 * @param error why the last attempt got no answer
 */
record Delivery(
        long id,
        Kind kind,
        WebhookFormat format,
        String body,
        @Nullable String signature,
        List<ChangeEvent> events,
        Instant createdAt,
        State state,
        int attempts,
        @Nullable Integer status,
        @Nullable String error) {

    enum Kind {
        NOTIFICATION,
        RESEND,
        FORGERY
    }

    enum State {
        /** To be sent, or to be sent again. */
        PENDING,
        /** Answered with 200. */
        DELIVERED,
        /** Not answered with 200 and not sent again. */
        FAILED
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    Delivery attempted(State next, @Nullable Integer answered, @Nullable String problem) {
        return new Delivery(
                id, kind, format, body, signature, events, createdAt, next, attempts + 1, answered, problem);
    }

    Delivery abandoned(String reason) {
        return new Delivery(
                id, kind, format, body, signature, events, createdAt, State.FAILED, attempts, status, reason);
    }

    /** For the delivery log: everything but the body and its signature. */
    ObjectNode toLogEntry() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("kind", kind.name())
                .put("format", format.name())
                .put("createdAt", createdAt.toString())
                .put("state", state.name())
                .put("attempts", attempts)
                .put("status", status)
                .put("error", error)
                .put("bytes", bytes().length)
                .put("bodySha256", sha256(bytes()));
        ArrayNode list = json.putArray("events");
        for (ChangeEvent event : events) {
            list.addObject()
                    .put("eventId", event.eventId())
                    .put("realmId", event.realmId())
                    .put("entity", event.entity().wireName())
                    .put("id", event.entityId())
                    .put("operation", event.operation().cloudEventsName());
        }
        return json;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
