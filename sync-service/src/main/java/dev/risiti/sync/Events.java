package dev.risiti.sync;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.value.ContractViolation;
import dev.risiti.messaging.cloudevent.Received;
import dev.risiti.messaging.consumer.Rejections;
import dev.risiti.messaging.outbox.OutgoingEvent;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Between the records of the contracts and the events that carry them. */
public final class Events {
    private static final Logger LOG = Logger.getLogger(Events.class);

    private Events() {}

    /** @param subject what it is about, such as the id of a document */
    public static OutgoingEvent outgoing(RisitiEvent data, String subject, Instant time) {
        EventType type = data.eventType();
        return OutgoingEvent.of(
                type.topic(), data.key(), type.type(), subject, type.schema(), EventJson.encode(data), time);
    }

    /**
     * The data of an event; empty when its type is not {@code expected}, or when it breaks the contract and was
     * rejected.
     */
    public static <T extends RisitiEvent> Optional<T> data(
            Received received, Class<T> expected, Rejections rejections) {
        String name = received.event().type();
        Optional<EventType> type = EventType.of(name).filter(known -> known.data() == expected);
        if (type.isEmpty()) {
            LOG.debugf("event=ignored type=%s topic=%s", name, received.topic());
            return Optional.empty();
        }
        try {
            return Optional.of(
                    expected.cast(EventJson.decode(type.get(), received.event().data())));
        } catch (ContractViolation violation) {
            rejections.reject(received, String.valueOf(violation.getMessage()), violation);
            return Optional.empty();
        }
    }
}
