package dev.risiti.messaging.cloudevent;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 over Kafka. Goes out in binary mode (attributes in headers, the value is the data, byte for byte);
 * comes in in binary or structured mode (connector reference 3.2).
 */
public final class CloudEventCodec {

    static final String JSON = "application/json";
    private static final String STRUCTURED_JSON = "application/cloudevents+json";
    private static final String SPEC_VERSION = "1.0";

    private CloudEventCodec() {}

    /**
     * @param topic    where the event is going
     * @param recorded when its publisher wrote it down, which may be later than when it happened
     * @return the record to send, keyed by the event's partition key
     */
    public static ProducerRecord<String, byte[]> encode(String topic, CloudEvent event, Instant recorded) {
        var record = new ProducerRecord<>(topic, event.partitionKey(), event.data());
        put(record, Headers.SPEC_VERSION, SPEC_VERSION);
        put(record, Headers.ID, event.id());
        put(record, Headers.SOURCE, event.source());
        put(record, Headers.TYPE, event.type());
        put(record, Headers.SUBJECT, event.subject());
        put(record, Headers.TIME, event.time().toString());
        put(record, Headers.DATA_SCHEMA, event.dataSchema());
        put(record, Headers.PARTITION_KEY, event.partitionKey());
        put(record, Headers.SEQUENCE, Long.toString(event.sequence()));
        put(record, Headers.RECORDED_TIME, recorded.toString());
        put(record, Headers.CORRELATION_ID, event.correlationId());
        put(record, Headers.CAUSATION_ID, event.causationId());
        put(record, Headers.TRACEPARENT, event.traceparent());
        put(record, Headers.CONTENT_TYPE, JSON);
        return record;
    }

    /** Total: whatever the record holds, the answer is an event or the reason why there is none. */
    public static Decoded decode(ConsumerRecord<String, byte[]> record) {
        try {
            CloudEvent event = isStructured(record) ? structured(record) : binary(record);
            String key = record.key();
            if (!event.partitionKey().equals(key)) {
                throw new InvalidEvent(Headers.PARTITION_KEY, "differs from the record's key");
            }
            return new Received(event, key, record.topic(), record.partition(), record.offset());
        } catch (InvalidEvent e) {
            return new Undecodable(String.valueOf(e.getMessage()), record);
        }
    }

    private static boolean isStructured(ConsumerRecord<String, byte[]> record) {
        String contentType = text(record, Headers.CONTENT_TYPE);
        return contentType != null && mediaType(contentType).equals(STRUCTURED_JSON);
    }

    private static CloudEvent structured(ConsumerRecord<String, byte[]> record) {
        return new StructuredEvent(value(record)).read();
    }

    private static CloudEvent binary(ConsumerRecord<String, byte[]> record) {
        requireSpecVersion(text(record, Headers.SPEC_VERSION));
        requireJson(Attributes.required(Headers.CONTENT_TYPE, text(record, Headers.CONTENT_TYPE)));
        return new CloudEvent(
                Attributes.required(Headers.ID, text(record, Headers.ID)),
                Attributes.required(Headers.SOURCE, text(record, Headers.SOURCE)),
                Attributes.required(Headers.TYPE, text(record, Headers.TYPE)),
                Attributes.required(Headers.SUBJECT, text(record, Headers.SUBJECT)),
                Attributes.instant(Headers.TIME, text(record, Headers.TIME)),
                Attributes.required(Headers.DATA_SCHEMA, text(record, Headers.DATA_SCHEMA)),
                Attributes.required(Headers.PARTITION_KEY, text(record, Headers.PARTITION_KEY)),
                Attributes.sequence(Headers.SEQUENCE, text(record, Headers.SEQUENCE)),
                text(record, Headers.CORRELATION_ID),
                text(record, Headers.CAUSATION_ID),
                text(record, Headers.TRACEPARENT),
                value(record));
    }

    static void requireSpecVersion(@Nullable String value) {
        if (!Attributes.required(Headers.SPEC_VERSION, value).equals(SPEC_VERSION)) {
            throw new InvalidEvent(Headers.SPEC_VERSION, "is not " + SPEC_VERSION);
        }
    }

    static void requireJson(String contentType) {
        if (!mediaType(contentType).equals(JSON)) {
            throw new InvalidEvent(Headers.CONTENT_TYPE, "is not " + JSON);
        }
    }

    private static String mediaType(String contentType) {
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT);
    }

    private static byte[] value(ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            throw new InvalidEvent("value", "missing");
        }
        return value;
    }

    private static @Nullable String text(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.value()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidEvent(name, "is not UTF-8");
        }
    }

    private static void put(ProducerRecord<String, byte[]> record, String name, @Nullable String value) {
        if (value != null) {
            record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
