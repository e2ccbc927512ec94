package dev.risiti.messaging.outbox;

import dev.risiti.messaging.cloudevent.CloudEvent;
import java.time.Instant;

/** A committed event that waits for the broker. */
record OutboxRow(long id, int shard, long sequence, Instant recordedAt, OutgoingEvent event) {

    CloudEvent toCloudEvent(String source) {
        return new CloudEvent(
                event.id(),
                source,
                event.type(),
                event.subject(),
                event.time(),
                event.dataSchema(),
                event.key(),
                sequence,
                event.correlationId(),
                event.causationId(),
                event.traceparent(),
                event.data());
    }
}
