package dev.risiti.devstack.testing;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.event.RisitiEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Publishes events as the neighbours of a service do, and sees everything on some topics from their beginning. */
public final class TopicTap implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final EventPublisher publisher;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Seen> seen = new ArrayList<>();

    /** An event, the record key it travelled under and its {@code ce_source}. */
    public record Seen(String key, String source, RisitiEvent event) {}

    public TopicTap(String bootstrapServers, String... topics) {
        publisher = new EventPublisher(bootstrapServers);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic)
                    .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Publishes the event under an id of its own. */
    public void publish(RisitiEvent event) {
        publisher.publish(event);
    }

    /** Publishes the event under this id, which may have been used before. */
    public void publish(RisitiEvent event, String id) {
        publisher.publish(event, id);
    }

    /** Everything so far, in order per key. */
    public synchronized List<Seen> seen() {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            Optional.ofNullable(PublishedEvents.header(record, "ce_type"))
                    .flatMap(EventType::of)
                    .map(type -> EventJson.decode(type, record.value()))
                    .ifPresent(event -> seen.add(new Seen(
                            record.key(), String.valueOf(PublishedEvents.header(record, "ce_source")), event)));
        }
        return List.copyOf(seen);
    }

    /** Everything of one kind so far, in order per key. */
    public <T extends RisitiEvent> List<T> seen(Class<T> kind) {
        return seen().stream()
                .map(Seen::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Override
    public void close() {
        publisher.close();
        consumer.close();
    }
}
