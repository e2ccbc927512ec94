package dev.risiti.messaging.consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that a group cannot use.
 *
 * @param record    the record as it was read
 * @param group     the consumer group that gave it up
 * @param reason    why
 * @param exception class of the exception behind the reason, when there is one
 */
public record DeadLetter(
        ConsumerRecord<String, byte[]> record,
        String group,
        String reason,
        @Nullable String exception) {

    /** Leaves the record's content out because it may hold what no log should. */
    @Override
    public String toString() {
        return "DeadLetter[topic=%s, partition=%d, offset=%d, group=%s, reason=%s]"
                .formatted(record.topic(), record.partition(), record.offset(), group, reason);
    }
}
