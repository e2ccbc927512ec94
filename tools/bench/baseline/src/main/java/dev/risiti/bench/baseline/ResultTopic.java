package dev.risiti.bench.baseline;

import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.topic.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says on the results topic that a sale is signed, without the receipt, which is in the table. */
@ApplicationScoped
class ResultTopic {
    private final KafkaProducer<String, byte[]> producer;

    ResultTopic(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "linger.ms",
                        "5",
                        "compression.type",
                        "zstd"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Returns when the broker has it. */
    void publish(Sale sale, Instant receivedAt, Instant decidedAt) {
        SignedSale result = new SignedSale(
                sale.tenantId(),
                sale.source(),
                sale.kind().name(),
                sale.sourceDocumentId(),
                sale.revision(),
                sale.deviceId(),
                sale.deviceId(),
                "ACCEPTED",
                true,
                1,
                receivedAt,
                decidedAt);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.RESULTS, sale.deviceId(), EventJson.bytes(result));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", UUID.randomUUID().toString());
        header(record, "ce_source", "/bench/baseline");
        header(record, "ce_type", EventType.DOCUMENT_RESULT.type());
        header(record, "ce_subject", sale.sourceDocumentId());
        header(record, "ce_time", decidedAt.toString());
        header(record, "ce_dataschema", EventType.DOCUMENT_RESULT.schema());
        header(record, "ce_partitionkey", sale.deviceId());
        header(record, "ce_sequence", "1");
        header(record, "content-type", "application/json");
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while publishing", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the result of " + sale.identity() + " was not published", e);
        }
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The fields of a document's result that a sale without its receipt has. */
    private record SignedSale(
            String tenantId,
            String source,
            String kind,
            String sourceDocumentId,
            int revision,
            String deviceId,
            String issuingDeviceId,
            String state,
            boolean terminal,
            int attempts,
            Instant receivedAt,
            Instant decidedAt) {}

    @PreDestroy
    void close() {
        producer.close();
    }
}
