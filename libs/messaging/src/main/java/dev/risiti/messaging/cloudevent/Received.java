package dev.risiti.messaging.cloudevent;

/**
 * An event and where it was read.
 *
 * @param event     the event
 * @param key       the record's key, equal to the event's partition key
 * @param topic     the topic it was read from
 * @param partition the partition of that topic
 * @param offset    the place in that partition
 */
public record Received(CloudEvent event, String key, String topic, int partition, long offset) implements Decoded {}
