package dev.risiti.devstack.testing;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.event.RisitiEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes events as the neighbours of a service do, and sees everything on some topics from their beginning. Headers
 * are written here as the contract words them, so that a service is not tested with its own codec.
 */
public final class TopicTap implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Seen> seen = new ArrayList<>();
    private long sequence;

    /** An event, the record key it travelled under and its {@code ce_source}. */
    public record Seen(String key, String source, RisitiEvent event) {}

    public TopicTap(String bootstrapServers, String... topics) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
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
        publish(event, UUID.randomUUID().toString());
    }

    /** Publishes the event under this id, which may have been used before. */
    public synchronized void publish(RisitiEvent event, String id) {
        EventType type = event.eventType();
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(type.topic(), event.key(), EventJson.encode(event));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        "/test",
                        "ce_type",
                        type.type(),
                        "ce_subject",
                        "test",
                        "ce_time",
                        "1970-01-01T00:00:00Z",
                        "ce_dataschema",
                        type.schema(),
                        "ce_partitionkey",
                        event.key(),
                        "ce_sequence",
                        Long.toString(sequence++),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("not published", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
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
        producer.close();
        consumer.close();
    }
}
