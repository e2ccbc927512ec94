package dev.risiti.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risiti.devstack.testing.DevStackResource;
import dev.risiti.messaging.TopicReader;
import dev.risiti.messaging.cloudevent.CloudEvent;
import dev.risiti.messaging.cloudevent.CloudEventCodec;
import dev.risiti.messaging.producer.AcknowledgedProducers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevStackResource.class)
class BatchReceiverIT {

    private static final String DOCUMENTS = "risiti.documents.v1";
    private static final String RESULTS = "risiti.results.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AcknowledgedProducers producers;
    private final AgroalDataSource database;
    private final TestChannels channels;
    private final String bootstrapServers;

    BatchReceiverIT(
            AcknowledgedProducers producers,
            AgroalDataSource database,
            TestChannels channels,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.producers = producers;
        this.database = database;
        this.channels = channels;
        this.bootstrapServers = bootstrapServers;
    }

    @Test
    void storesADuplicateOnceAndKeepsTheOrder() {
        var first = event("a-1", "order", "{\"n\":1}");
        var second = event("a-2", "order", "{\"n\":2}");
        send(List.of(encode(first), encode(second), encode(first)));
        send(List.of(encode(second), encode(event("a-3", "order", "{\"n\":3}"))));

        await().atMost(PATIENCE).until(() -> stored("order"), List.of("{\"n\":1}", "{\"n\":2}", "{\"n\":3}")::equals);
    }

    @Test
    void deadLettersWhatIsNoEventByteForByteAndStoresTheRest() {
        byte[] garbage = {0, (byte) 0xff, 'x'};
        var bad = new ProducerRecord<>(DOCUMENTS, "garbage-key", garbage);
        bad.headers().add("ce_id", garbage);
        bad.headers().add("Authorization", "Bearer hunter2".getBytes(StandardCharsets.UTF_8));
        send(List.of(encode(event("g-1", "beside", "{\"n\":1}")), bad));

        var dead = deadLetter("garbage-key");

        assertThat(dead.value()).isEqualTo(garbage);
        assertThat(dead.headers().lastHeader("ce_id").value()).isEqualTo(garbage);
        assertThat(header(dead, "Authorization")).isEqualTo("[redacted]");
        assertThat(header(dead, "dlq-reason")).isEqualTo("ce_specversion: missing");
        await().atMost(PATIENCE).until(() -> stored("beside"), List.of("{\"n\":1}")::equals);
    }

    @Test
    void deadLettersWhatTheStoreRejectsAndStoresTheRest() throws SQLException {
        var rejected = event("r-2", "rejected-key", "not an object");
        send(List.of(
                encode(event("r-1", "rest", "{\"n\":1}")),
                encode(rejected),
                encode(event("r-3", "rest", "{\"n\":3}"))));

        var dead = deadLetter("rejected-key");

        assertThat(dead.value()).isEqualTo(rejected.data());
        assertThat(header(dead, "ce_id")).isEqualTo("r-2");
        assertThat(header(dead, "dlq-reason")).isEqualTo("data: not an object");
        assertThat(header(dead, "dlq-exception")).isEqualTo("java.lang.IllegalArgumentException");
        await().atMost(PATIENCE).until(() -> stored("rest"), List.of("{\"n\":1}", "{\"n\":3}")::equals);
        assertThat(stored("rejected-key")).isEmpty();
    }

    @Test
    void commitsOffsetsOnlyOfWhatIsStored() throws SQLException {
        send(List.of(encode(event("c-1", "committed", "{\"n\":1}"))));
        send(List.of(encode(RESULTS, event("f-1", "refused", "{\"n\":1}"))));

        await().atMost(PATIENCE).until(() -> committed(TestChannels.STORING_GROUP) > 0);
        await().atMost(PATIENCE).until(() -> channels.refused() > 0);
        // several commit intervals of 200 ms in which an acknowledged batch would show
        await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> committed(TestChannels.FAILING_GROUP) == 0);
        assertThat(inInbox(TestChannels.FAILING_GROUP)).isZero();
    }

    private ConsumerRecord<String, byte[]> deadLetter(String key) {
        try (var reader = new TopicReader(
                bootstrapServers, "dlq." + DOCUMENTS + "." + TestChannels.STORING_GROUP, r -> key.equals(r.key()))) {
            return reader.read(1).getFirst();
        }
    }

    private long committed(String group) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .filter(offset -> offset != null)
                    .mapToLong(offset -> offset.offset())
                    .sum();
        }
    }

    private List<String> stored(String subject) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select data from stored where subject = ? order by place")) {
            select.setString(1, subject);
            try (var rows = select.executeQuery()) {
                List<String> data = new ArrayList<>();
                while (rows.next()) {
                    data.add(new String(rows.getBytes(1), StandardCharsets.UTF_8));
                }
                return data;
            }
        }
    }

    private long inInbox(String consumer) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select count(*) from inbox where consumer = ?")) {
            select.setString(1, consumer);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void send(List<ProducerRecord<String, byte[]>> records) {
        try (var producer = producers.open("test", Map.of())) {
            for (var record : records) {
                var unused = producer.send(record);
            }
            producer.flush();
        }
    }

    private static ProducerRecord<String, byte[]> encode(CloudEvent event) {
        return encode(DOCUMENTS, event);
    }

    private static ProducerRecord<String, byte[]> encode(String topic, CloudEvent event) {
        return CloudEventCodec.encode(topic, event, Instant.EPOCH);
    }

    /** An event whose key is its subject. */
    private static CloudEvent event(String id, String subject, String data) {
        return new CloudEvent(
                id,
                "/shop",
                "t",
                subject,
                Instant.EPOCH,
                "d",
                subject,
                1,
                null,
                null,
                null,
                data.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        assertThat(header).as(name).isNotNull();
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
