package dev.risiti.messaging.cloudevent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventCodecTest {

    private static final CloudEvent EVENT = new CloudEvent(
            "e-1",
            "/risiti/submission-service",
            "risiti.document-result.v1",
            "t1/quickbooks/sale/42",
            Instant.parse("2026-11-21T08:00:00.123456Z"),
            "schemas/risiti.document-result.v1.json",
            "device-1",
            7,
            null,
            null,
            null,
            bytes("{\"amount\": \"1.10\"}"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_specversion",
                "ce_id",
                "ce_source",
                "ce_type",
                "ce_subject",
                "ce_time",
                "ce_dataschema",
                "ce_partitionkey",
                "ce_sequence",
                "content-type"
            })
    void namesTheMandatoryHeaderThatIsMissing(String header) {
        var record = record(EVENT);
        record.headers().remove(header);

        assertThat(reason(record)).isEqualTo(header + ": missing");
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3",
        "ce_time, yesterday",
        "ce_time, 2026-11-21T08:00:00",
        "ce_sequence, -1",
        "ce_sequence, 99999999999999999999",
        "ce_partitionkey, device-2",
        "content-type, text/plain"
    })
    void namesTheHeaderWhoseValueIsInvalid(String header, String value) {
        var record = record(EVENT);
        record.headers().remove(header).add(header, bytes(value));

        assertThat(reason(record)).startsWith(header + ": ").doesNotContain(value);
    }

    @Test
    void refusesAnIdThatPostgresCouldNotStore() {
        var record = record(EVENT);
        record.headers().remove("ce_id").add("ce_id", bytes("a\0b"));

        assertThat(reason(record)).isEqualTo("ce_id: holds a control character");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        var record = record(EVENT);
        record.headers().remove("ce_subject").add("ce_subject", new byte[] {(byte) 0xff});

        assertThat(reason(record)).isEqualTo("ce_subject: is not UTF-8");
    }

    @Test
    void takesATombstoneForNoEvent() {
        var event = record(EVENT);
        var tombstone = consumed(event.key(), null, event.headers());

        assertThat(reason(tombstone)).isEqualTo("value: missing");
    }

    @Test
    void readsATimeWithAnyOffset() {
        var record = record(EVENT);
        record.headers().remove("ce_time").add("ce_time", bytes("2026-11-21T11:00:00.123456+03:00"));

        assertThat(CloudEventCodec.decode(record)).isEqualTo(new Received(EVENT, "device-1", "topic", 3, 99));
    }

    @Test
    void cutsTheDataOfAStructuredEventOutByteForByte() {
        var headers = new RecordHeaders();
        headers.add("content-type", bytes("application/cloudevents+json; charset=UTF-8"));
        String data = "{ \"a\" : 1.10, \"b\":[ {\"ü\":1E400} ] }";
        var record = consumed("device-1", bytes(structured("\"data\": " + data)), headers);

        assertThat(CloudEventCodec.decode(record)).isInstanceOfSatisfying(Received.class, received -> {
            assertThat(received.event().data()).isEqualTo(bytes(data));
            assertThat(received.event().id()).isEqualTo("e-ü");
            assertThat(received.event().sequence()).isEqualTo(7);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"data\": 5", "\"data\": {\"a\":", "\"nothing\": 1", "\"data_base64\": \"?\""})
    void refusesAStructuredEventWithoutAnObjectAsData(String member) {
        var headers = new RecordHeaders();
        headers.add("content-type", bytes("application/cloudevents+json"));
        var record = consumed("device-1", bytes(structured(member)), headers);

        assertThat(CloudEventCodec.decode(record)).isInstanceOf(Undecodable.class);
    }

    private static String structured(String member) {
        return """
                {"specversion":"1.0","id":"e-ü","source":"/shop","type":"t","subject":"s","dataschema":"d",
                 "time":"2026-11-21T08:00:00Z","partitionkey":"device-1","sequence":"7", %s}""".formatted(member);
    }

    private static String reason(ConsumerRecord<String, byte[]> record) {
        return switch (CloudEventCodec.decode(record)) {
            case Undecodable undecodable -> undecodable.reason();
            case Received received -> throw new AssertionError("decoded " + received);
        };
    }

    private static ConsumerRecord<String, byte[]> record(CloudEvent event) {
        var encoded = CloudEventCodec.encode("topic", event, Instant.parse("2026-11-21T08:00:01Z"));
        return consumed(encoded.key(), encoded.value(), encoded.headers());
    }

    private static ConsumerRecord<String, byte[]> consumed(
            String key, byte @Nullable [] value, org.apache.kafka.common.header.Headers headers) {
        return new ConsumerRecord<>(
                "topic",
                3,
                99,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                new RecordHeaders(headers),
                java.util.Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
