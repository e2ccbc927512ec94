package dev.risiti.demo.events;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.demo.DemoFailure;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes as any connector may: CloudEvents 1.0 in Kafka's binary mode, attributes in headers, the JSON as the value.
 *
 * <p>{@code ce_id} is unique within {@code ce_source} and the same on each redelivery; {@code ce_sequence} counts per
 * source, topic and key from 1. A connector that keeps no counter takes a new source per run, as this one does.
 */
public final class ConnectorPublisher implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final String source;
    private final Clock clock;
    private final Map<String, Long> sequences = new HashMap<>();

    /** @param source who says so, unique to this run, such as {@code /demo/9f2c} */
    public ConnectorPublisher(String bootstrapServers, String source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        10_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Publishes and waits until the brokers have it.
     *
     * @param subject what the event is about
     */
    public void publish(RisitiEvent event, String subject) {
        String topic = event.eventType().topic();
        String now = clock.instant().toString();
        var record = new ProducerRecord<>(topic, event.key(), EventJson.encode(event));
        put(record, "ce_specversion", "1.0");
        put(record, "ce_id", UUID.randomUUID().toString());
        put(record, "ce_source", source);
        put(record, "ce_type", event.eventType().type());
        put(record, "ce_subject", subject);
        put(record, "ce_time", now);
        put(record, "ce_recordedtime", now);
        put(record, "ce_dataschema", event.eventType().schema());
        put(record, "ce_partitionkey", event.key());
        put(record, "ce_sequence", Long.toString(sequences.merge(topic + '\n' + event.key(), 1L, Long::sum)));
        put(record, "content-type", "application/json");
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new DemoFailure("Kafka did not take an event for " + topic + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted while publishing to " + topic, e);
        }
    }

    private static void put(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
