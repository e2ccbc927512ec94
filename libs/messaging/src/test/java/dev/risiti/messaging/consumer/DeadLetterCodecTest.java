package dev.risiti.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterCodecTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "set-cookie", "x-refresh-TOKEN", "client_secret", "cmcKey", "password"})
    void redactsAHeaderThatLooksLikeASecret(String name) {
        var dead = DeadLetterCodec.encode(new DeadLetter(record(name, "hunter2"), "g", "why", null), NOW);

        assertThat(header(dead, name)).isEqualTo("[redacted]");
    }

    @Test
    void keepsThePartitionKey() {
        var dead = DeadLetterCodec.encode(new DeadLetter(record("ce_partitionkey", "d-1"), "g", "why", null), NOW);

        assertThat(header(dead, "ce_partitionkey")).isEqualTo("d-1");
    }

    @Test
    void saysWhereWhenAndWhyItWasGivenUp() {
        var dead = DeadLetterCodec.encode(new DeadLetter(record("a", "b"), "g", "why", "java.io.IOException"), NOW);

        assertThat(dead.topic()).isEqualTo("dlq.risiti.documents.v1.g");
        assertThat(header(dead, "dlq-reason")).isEqualTo("why");
        assertThat(header(dead, "dlq-exception")).isEqualTo("java.io.IOException");
        assertThat(header(dead, "dlq-topic")).isEqualTo("risiti.documents.v1");
        assertThat(header(dead, "dlq-partition")).isEqualTo("3");
        assertThat(header(dead, "dlq-offset")).isEqualTo("99");
        assertThat(header(dead, "dlq-group")).isEqualTo("g");
        assertThat(header(dead, "dlq-time")).isEqualTo("2026-11-21T08:00:00Z");
    }

    private static ConsumerRecord<String, byte[]> record(String header, String value) {
        var headers = new RecordHeaders();
        headers.add(header, value.getBytes(StandardCharsets.UTF_8));
        return new ConsumerRecord<>(
                "risiti.documents.v1",
                3,
                99,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                "d-1",
                new byte[] {1},
                headers,
                Optional.empty());
    }

    private static String header(ProducerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
