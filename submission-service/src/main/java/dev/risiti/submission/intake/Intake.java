package dev.risiti.submission.intake;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.value.ContractViolation;
import dev.risiti.messaging.cloudevent.Received;
import dev.risiti.messaging.consumer.BatchReceiver;
import dev.risiti.messaging.consumer.Rejections;
import dev.risiti.messaging.outbox.Outbox;
import dev.risiti.submission.engine.Dispatcher;
import dev.risiti.submission.result.Effects;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/** One batch of a topic: each event to its handler, what that publishes to the outbox, all in one transaction. */
@ApplicationScoped
class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final String GROUP = "submission-service";
    private static final int TRIES = 5;

    private final BatchReceiver receiver;
    private final Outbox outbox;
    private final Dispatcher dispatcher;

    Intake(BatchReceiver receiver, Outbox outbox, Dispatcher dispatcher) {
        this.receiver = receiver;
        this.outbox = outbox;
        this.dispatcher = dispatcher;
    }

    void receive(ConsumerRecords<String, byte[]> batch, BiConsumer<RisitiEvent, Effects> handler) {
        for (int tried = 1; ; tried++) {
            try {
                receiver.receive(batch, GROUP, (events, rejections) -> store(events, rejections, handler));
                break;
            } catch (RuntimeException e) {
                // A collision with a lane's run passes; anything else comes again at once and stops the channel.
                if (tried >= TRIES) {
                    throw e;
                }
                LOG.warnf("batch=%d try=%d state=STORED_AGAIN cause=%s", batch.count(), tried, e.getMessage());
            }
        }
        dispatcher.nudge();
    }

    private void store(List<Received> events, Rejections rejections, BiConsumer<RisitiEvent, Effects> handler) {
        Effects effects = new Effects();
        for (Received received : events) {
            Optional<EventType> type = EventType.of(received.event().type());
            if (type.isEmpty()) {
                LOG.debugf("type=%s state=IGNORED", received.event().type());
                continue;
            }
            try {
                handler.accept(EventJson.decode(type.get(), received.event().data()), effects);
            } catch (ContractViolation violation) {
                rejections.reject(received, String.valueOf(violation.getMessage()), violation);
            }
        }
        outbox.append(effects.events());
    }
}
