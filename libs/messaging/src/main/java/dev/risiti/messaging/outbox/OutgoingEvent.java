package dev.risiti.messaging.outbox;

import dev.risiti.messaging.cloudevent.Attributes;
import dev.risiti.messaging.cloudevent.CloudEvent;
import dev.risiti.messaging.cloudevent.Headers;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way out; source, sequence and recorded time are added when it is appended and relayed.
 *
 * @param topic         where it goes
 * @param key           the record's key; order is kept per (topic, key)
 * @param type          what kind of event it is
 * @param subject       what it is about
 * @param dataSchema    identifies the JSON Schema of {@code data}
 * @param data          UTF-8 JSON, relayed byte for byte; not copied, so it is not to be changed
 * @param id            identity for ever; readers drop a second event of the same source and id
 * @param time          when it happened, in microseconds
 * @param correlationId the first event of the chain this one belongs to
 * @param causationId   the event that caused this one
 * @param traceparent   W3C trace context
 */
@SuppressWarnings(
        "ArrayRecordComponent") // the bytes are the contract; equals, hashCode and toString below respect them
public record OutgoingEvent(
        String topic,
        String key,
        String type,
        String subject,
        String dataSchema,
        byte[] data,
        String id,
        Instant time,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent) {

    /** @throws dev.risiti.messaging.cloudevent.InvalidEvent when an attribute breaks the rules of the envelope */
    public OutgoingEvent {
        Attributes.required("topic", topic);
        Attributes.required(Headers.PARTITION_KEY, key);
        Attributes.required(Headers.TYPE, type);
        Attributes.required(Headers.SUBJECT, subject);
        Attributes.required(Headers.DATA_SCHEMA, dataSchema);
        Objects.requireNonNull(data, "data");
        Attributes.required(Headers.ID, id);
        time = Attributes.representable(Headers.TIME, time);
        Attributes.optional(Headers.CORRELATION_ID, correlationId);
        Attributes.optional(Headers.CAUSATION_ID, causationId);
        Attributes.optional(Headers.TRACEPARENT, traceparent);
    }

    /** An event with a random id that nothing caused. */
    public static OutgoingEvent of(
            String topic, String key, String type, String subject, String dataSchema, byte[] data, Instant time) {
        return new OutgoingEvent(
                topic, key, type, subject, dataSchema, data, UUID.randomUUID().toString(), time, null, null, null);
    }

    /** The same event under an id of the caller's, for instance one derived from a row that is written only once. */
    public OutgoingEvent withId(String newId) {
        return new OutgoingEvent(
                topic, key, type, subject, dataSchema, data, newId, time, correlationId, causationId, traceparent);
    }

    /** The same event as a consequence of {@code cause}: its chain and its trace go on. */
    public OutgoingEvent causedBy(CloudEvent cause) {
        String root = cause.correlationId() == null ? cause.id() : cause.correlationId();
        return new OutgoingEvent(
                topic, key, type, subject, dataSchema, data, id, time, root, cause.id(), cause.traceparent());
    }

    /** The same event in a chain of which only the ids are at hand, for instance from a stored row. */
    public OutgoingEvent chained(@Nullable String newCorrelationId, @Nullable String newCausationId) {
        return new OutgoingEvent(
                topic, key, type, subject, dataSchema, data, id, time, newCorrelationId, newCausationId, traceparent);
    }

    /** The same event as part of a trace. */
    public OutgoingEvent traced(@Nullable String newTraceparent) {
        return new OutgoingEvent(
                topic, key, type, subject, dataSchema, data, id, time, correlationId, causationId, newTraceparent);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OutgoingEvent that
                && topic.equals(that.topic)
                && key.equals(that.key)
                && type.equals(that.type)
                && subject.equals(that.subject)
                && dataSchema.equals(that.dataSchema)
                && Arrays.equals(data, that.data)
                && id.equals(that.id)
                && time.equals(that.time)
                && Objects.equals(correlationId, that.correlationId)
                && Objects.equals(causationId, that.causationId)
                && Objects.equals(traceparent, that.traceparent);
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic, key, id, Arrays.hashCode(data));
    }

    /** Names the event; the data stay out because they may hold what no log should. */
    @Override
    public String toString() {
        return "OutgoingEvent[topic=%s, key=%s, type=%s, subject=%s, id=%s, data=%d bytes]"
                .formatted(topic, key, type, subject, id, data.length);
    }
}
