package dev.risiti.devstack.testing;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.RisitiEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes events as the neighbours of a service do. Headers are written here as the contract words them, so that a
 * service is not tested with its own codec. May be used by many threads.
 */
public final class EventPublisher implements AutoCloseable {
    private static final String SOURCE = "/test";

    private final KafkaProducer<String, byte[]> producer;
    private final AtomicLong sequence = new AtomicLong();

    public EventPublisher(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Publishes the event under an id of its own; returns when Kafka has it. */
    public void publish(RisitiEvent event) {
        publish(event, UUID.randomUUID().toString());
    }

    /** Publishes the event under this id, which may have been used before. */
    public void publish(RisitiEvent event, String id) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(event.eventType().topic(), event.key(), EventJson.encode(event));
        headers(event, id)
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take an event", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Map<String, String> headers(RisitiEvent event, String id) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                id,
                "ce_source",
                SOURCE,
                "ce_type",
                event.eventType().type(),
                "ce_subject",
                "test",
                "ce_time",
                "1970-01-01T00:00:00Z",
                "ce_dataschema",
                event.eventType().schema(),
                "ce_partitionkey",
                event.key(),
                "ce_sequence",
                Long.toString(sequence.getAndIncrement()),
                "content-type",
                "application/json");
    }

    @Override
    public void close() {
        producer.close();
    }
}
