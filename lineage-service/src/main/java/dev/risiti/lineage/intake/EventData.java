package dev.risiti.lineage.intake;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.value.ContractViolation;
import dev.risiti.messaging.cloudevent.Received;
import dev.risiti.messaging.consumer.Rejections;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads the data of received events. */
final class EventData {
    /** The consumer group of this service, also the name of its inbox. */
    static final String GROUP = "lineage-service";

    private static final Logger LOG = Logger.getLogger(EventData.class);

    private EventData() {}

    /** Nothing for a type this version does not know, and for data that break their contract: those are rejected. */
    static Optional<RisitiEvent> of(Received received, Rejections rejections) {
        Optional<EventType> type = EventType.of(received.event().type());
        if (type.isEmpty()) {
            LOG.debugf("event ignored type=%s topic=%s", received.event().type(), received.topic());
            return Optional.empty();
        }
        try {
            return Optional.of(EventJson.decode(type.get(), received.event().data()));
        } catch (ContractViolation e) {
            rejections.reject(received, e.field() + ": " + e.fix(), e);
            return Optional.empty();
        }
    }
}
