package dev.risiti.bench.load;

import dev.risiti.bench.BenchException;
import dev.risiti.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Publishes the bench's events as CloudEvents in binary mode, each as soon as it is there. */
final class Publisher implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Publisher(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "acks", "all",
                        "linger.ms", "0",
                        "max.block.ms", "30000"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void device(Lane lane, String controlUnitId) {
        String id = lane.deviceId() + "/3";
        send(Topics.DEVICES, lane.deviceId(), "risiti.device-status.v1", id, Events.device(lane, controlUnitId));
    }

    void taxRate(String type, int percent, boolean inUse) {
        String key = "SANDBOX/04/" + type + "/1970-01-01";
        send(Topics.REFERENCE_DATA, key, "risiti.code-entry.v1", key, Events.taxRate(type, percent, inUse));
    }

    void sale(Lane lane, int number) {
        String id = lane.pin() + "/" + number;
        send(Topics.DOCUMENTS, lane.deviceId(), "risiti.document.sale.v1", id, Events.sale(lane, number));
    }

    private void send(String topic, String key, String type, String id, byte[] data) {
        Exception failed = failure.get();
        if (failed != null) {
            throw new BenchException("Kafka did not take an event: " + failed.getMessage(), failed);
        }
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, data);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", id);
        header(record, "ce_source", "/bench");
        header(record, "ce_type", type);
        header(record, "ce_subject", id);
        header(record, "ce_time", Instant.now().toString());
        header(record, "ce_dataschema", "schemas/" + type + ".json");
        header(record, "ce_partitionkey", key);
        header(record, "ce_sequence", "1");
        header(record, "content-type", "application/json");
        // The callback hears of a failure; waiting for each record would set the pace.
        Future<RecordMetadata> unused = producer.send(record, (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            }
        });
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns when the broker has everything. */
    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
