package dev.risiti.submission.result;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.messaging.outbox.OutgoingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one transaction publishes, collected so that the outbox takes it at once. */
public final class Effects {
    private final List<OutgoingEvent> events = new ArrayList<>();

    /** Publishes an event; its subject names what it is about. */
    public void publish(RisitiEvent event, String subject, Instant time) {
        events.add(OutgoingEvent.of(
                event.eventType().topic(),
                event.key(),
                event.eventType().type(),
                subject,
                event.eventType().schema(),
                EventJson.encode(event),
                time));
    }

    public List<OutgoingEvent> events() {
        return List.copyOf(events);
    }
}
