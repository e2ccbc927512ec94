package dev.risiti.submission.intake;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.value.ContractViolation;
import dev.risiti.messaging.cloudevent.Received;
import dev.risiti.messaging.consumer.BatchReceiver;
import dev.risiti.messaging.consumer.Rejections;
import dev.risiti.messaging.outbox.Outbox;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.engine.Dispatcher;
import dev.risiti.submission.result.OutboxEvents;
import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/** One batch of a topic: each event to its handler, what that publishes to the outbox, all in one transaction. */
@ApplicationScoped
class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final String GROUP = "submission-service";
    private static final int TRIES = 5;

    private final BatchReceiver receiver;
    private final Database database;
    private final Outbox outbox;
    private final Dispatcher dispatcher;

    Intake(BatchReceiver receiver, Database database, Outbox outbox, Dispatcher dispatcher) {
        this.receiver = receiver;
        this.database = database;
        this.outbox = outbox;
        this.dispatcher = dispatcher;
    }

    /** What a handler makes of one batch: what it stores, and what it publishes. */
    @FunctionalInterface
    interface Handler {
        List<Effect.Publish> handle(List<RisitiEvent> events);
    }

    void receive(ConsumerRecords<String, byte[]> batch, Handler handler) {
        for (int tried = 1; ; tried++) {
            try {
                receiver.receive(batch, GROUP, (events, rejections) -> store(events, rejections, handler));
                break;
            } catch (RuntimeException e) {
                // A collision passes; anything else comes again at once and stops the channel.
                if (tried >= TRIES) {
                    throw e;
                }
                LOG.warnf("batch=%d try=%d state=STORED_AGAIN cause=%s", batch.count(), tried, e.getMessage());
            }
        }
        dispatcher.nudge();
    }

    private void store(List<Received> received, Rejections rejections, Handler handler) {
        List<RisitiEvent> events = new ArrayList<>();
        for (Received one : received) {
            Optional<EventType> type = EventType.of(one.event().type());
            if (type.isEmpty()) {
                LOG.debugf("type=%s state=IGNORED", one.event().type());
                continue;
            }
            try {
                events.add(EventJson.decode(type.get(), one.event().data()));
            } catch (ContractViolation violation) {
                rejections.reject(one, String.valueOf(violation.getMessage()), violation);
            }
        }
        outbox.append(OutboxEvents.of(database.together(() -> handler.handle(events))));
    }
}
