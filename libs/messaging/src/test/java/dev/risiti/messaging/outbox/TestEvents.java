package dev.risiti.messaging.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Events of which only topic, key and number matter. */
final class TestEvents {

    private TestEvents() {}

    static OutgoingEvent event(String topic, String key, int number) {
        return OutgoingEvent.of(
                topic,
                key,
                "test.event.v1",
                Integer.toString(number),
                "schemas/test.event.v1.json",
                "{\"n\":%d}".formatted(number).getBytes(StandardCharsets.UTF_8),
                Instant.parse("2026-11-21T08:00:00Z"));
    }
}
