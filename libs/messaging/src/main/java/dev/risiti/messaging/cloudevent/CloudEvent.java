package dev.risiti.messaging.cloudevent;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One event in flight (CloudEvents 1.0, engineering reference section 7).
 *
 * @param id            unique within {@code source}; the same for each redelivery
 * @param source        who says so, as in {@code /risiti/submission-service}
 * @param type          what kind of event it is
 * @param subject       what it is about
 * @param time          when it happened, in microseconds
 * @param dataSchema    identifies the JSON Schema of {@code data}
 * @param partitionKey  the record's key; order is kept per (source, key)
 * @param sequence      place in that order, without gaps
 * @param correlationId the first event of the chain this one belongs to
 * @param causationId   the event that caused this one
 * @param traceparent   W3C trace context
 * @param data          UTF-8 JSON, byte-exact as sent; neither copied in nor out, so it is not to be changed
 */
@SuppressWarnings(
        "ArrayRecordComponent") // the bytes are the contract; equals, hashCode and toString below respect them
public record CloudEvent(
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String dataSchema,
        String partitionKey,
        long sequence,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent,
        byte[] data) {

    /** @throws InvalidEvent when an attribute breaks the rules of the envelope */
    public CloudEvent {
        Attributes.required(Headers.ID, id);
        Attributes.required(Headers.SOURCE, source);
        Attributes.required(Headers.TYPE, type);
        Attributes.required(Headers.SUBJECT, subject);
        time = Attributes.representable(Headers.TIME, time);
        Attributes.required(Headers.DATA_SCHEMA, dataSchema);
        Attributes.required(Headers.PARTITION_KEY, partitionKey);
        if (sequence < 0) {
            throw new InvalidEvent(Headers.SEQUENCE, "negative");
        }
        Attributes.optional(Headers.CORRELATION_ID, correlationId);
        Attributes.optional(Headers.CAUSATION_ID, causationId);
        Attributes.optional(Headers.TRACEPARENT, traceparent);
        Objects.requireNonNull(data, "data");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CloudEvent that
                && sequence == that.sequence
                && id.equals(that.id)
                && source.equals(that.source)
                && type.equals(that.type)
                && subject.equals(that.subject)
                && time.equals(that.time)
                && dataSchema.equals(that.dataSchema)
                && partitionKey.equals(that.partitionKey)
                && Objects.equals(correlationId, that.correlationId)
                && Objects.equals(causationId, that.causationId)
                && Objects.equals(traceparent, that.traceparent)
                && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, id, sequence, Arrays.hashCode(data));
    }

    /** Names the event; the data stay out because they may hold what no log should. */
    @Override
    public String toString() {
        return "CloudEvent[id=%s, source=%s, type=%s, subject=%s, partitionKey=%s, sequence=%d, data=%d bytes]"
                .formatted(id, source, type, subject, partitionKey, sequence, data.length);
    }
}
