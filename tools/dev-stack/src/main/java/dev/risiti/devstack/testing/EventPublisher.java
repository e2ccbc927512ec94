package dev.risiti.devstack.testing;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.RisitiEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes events as a connector does that has nothing of ours but the contract: the headers are written by hand. May
 * be used by many threads.
 */
public final class EventPublisher implements AutoCloseable {
    private static final String SOURCE = "/connectors/test";

    private final KafkaProducer<String, byte[]> producer;

    public EventPublisher(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Returns when Kafka has the event. */
    public void publish(RisitiEvent event) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(event.eventType().topic(), event.key(), EventJson.encode(event));
        headers(event).forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take an event", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Map<String, String> headers(RisitiEvent event) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_source",
                SOURCE,
                "ce_type",
                event.eventType().type(),
                "ce_subject",
                "test",
                "ce_time",
                Instant.now().toString(),
                "ce_dataschema",
                event.eventType().schema(),
                "ce_partitionkey",
                event.key(),
                "ce_sequence",
                "1",
                "content-type",
                "application/json");
    }

    @Override
    public void close() {
        producer.close();
    }
}
