package dev.risiti.messaging.cloudevent;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that is no CloudEvent of ours.
 *
 * @param reason which header is at fault and why; holds no value of the record
 * @param record the record as it was read
 */
public record Undecodable(String reason, ConsumerRecord<String, byte[]> record) implements Decoded {

    /** Leaves the record's content out because it may hold what no log should. */
    @Override
    public String toString() {
        return "Undecodable[reason=%s, topic=%s, partition=%d, offset=%d]"
                .formatted(reason, record.topic(), record.partition(), record.offset());
    }
}
