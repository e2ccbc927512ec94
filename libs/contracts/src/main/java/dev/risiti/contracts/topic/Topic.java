package dev.risiti.contracts.topic;

import java.time.Duration;

/**
 * One Kafka topic. Partition counts are fixed at birth: more partitions would reorder keys.
 *
 * @param key what the record key holds, in words
 * @param compacted whether only the newest record of a key is kept
 * @param retention how long records stay; {@link Duration#ZERO} means for ever
 */
public record Topic(String name, String key, int partitions, boolean compacted, Duration retention) {

    /** The topic for what a consumer group could not decode: original bytes and headers. */
    public Topic deadLetters(String group) {
        return new Topic("dlq." + name + "." + group, key, 1, false, Duration.ofDays(30));
    }
}
