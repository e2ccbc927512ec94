package dev.risiti.messaging.cloudevent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

class CloudEventCodecPropertyTest {

    private static final List<String> NAMES = List.of(
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_subject",
            "ce_time",
            "ce_dataschema",
            "ce_partitionkey",
            "ce_sequence",
            "ce_correlationid",
            "traceparent",
            "content-type");

    @Property
    void whatIsEncodedIsDecodedAsItWas(@ForAll("events") CloudEvent event) {
        var encoded = CloudEventCodec.encode("topic", event, event.time());

        Decoded decoded = CloudEventCodec.decode(consumed(encoded.key(), encoded.value(), encoded.headers()));

        assertThat(decoded).isEqualTo(new Received(event, event.partitionKey(), "topic", 0, 0));
    }

    @Property
    void decodingAnswersWhateverTheRecordHolds(
            @ForAll("headers") Map<String, byte[]> headers, @ForAll String key, @ForAll byte[] value) {
        var recorded = new RecordHeaders();
        headers.forEach(recorded::add);

        assertThat(CloudEventCodec.decode(consumed(key, value, recorded))).isNotNull();
    }

    @Property
    void decodingAnswersWhateverAStructuredEventHolds(@ForAll("jsonLike") String value) {
        var headers = new RecordHeaders();
        headers.add("content-type", utf8("application/cloudevents+json"));

        assertThat(CloudEventCodec.decode(consumed("k", utf8(value), headers))).isInstanceOf(Undecodable.class);
    }

    @Provide
    Arbitrary<CloudEvent> events() {
        Arbitrary<String> text = texts();
        Arbitrary<Instant> time = Arbitraries.longs()
                .between(0, 4_102_444_800_000_000L)
                .map(micros -> Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000));
        Arbitrary<byte[]> data = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        return Combinators.combine(
                        text.list().ofSize(6),
                        time,
                        Arbitraries.longs().greaterOrEqual(0),
                        text.injectNull(0.3),
                        text.injectNull(0.3),
                        text.injectNull(0.3),
                        data)
                .as((texts, at, sequence, correlation, causation, trace, bytes) -> new CloudEvent(
                        texts.get(0),
                        texts.get(1),
                        texts.get(2),
                        texts.get(3),
                        at,
                        texts.get(4),
                        texts.get(5),
                        sequence,
                        correlation,
                        causation,
                        trace,
                        bytes));
    }

    @Provide
    Arbitrary<Map<String, byte[]>> headers() {
        Arbitrary<byte[]> raw = Arbitraries.bytes().array(byte[].class).ofMaxSize(20);
        Arbitrary<byte[]> plausible = Arbitraries.of(
                        "1.0",
                        "application/json",
                        "application/cloudevents+json",
                        "2026-11-21T08:00:00Z",
                        "+999999999-01-01T00:00:00Z",
                        "7",
                        "")
                .map(CloudEventCodecPropertyTest::utf8);
        return Arbitraries.maps(Arbitraries.of(NAMES), Arbitraries.oneOf(raw, plausible));
    }

    @Provide
    Arbitrary<String> jsonLike() {
        return Arbitraries.of("{", "}", "[", "]", "\"data\"", "\"id\"", ":", ",", "1", "null", "\"", "\\u0000", " ")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(100)
                .filter(text -> !text.isBlank()
                        && text.chars().noneMatch(Character::isISOControl)
                        && text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static ConsumerRecord<String, byte[]> consumed(
            String key, byte[] value, org.apache.kafka.common.header.Headers headers) {
        return new ConsumerRecord<>(
                "topic", 0, 0, 0, TimestampType.CREATE_TIME, 0, 0, key, value, headers, Optional.empty());
    }
}
