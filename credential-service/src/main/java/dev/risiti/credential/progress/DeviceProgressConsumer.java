package dev.risiti.credential.progress;

import dev.risiti.contracts.device.DeviceProgress;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.value.ContractViolation;
import dev.risiti.credential.device.DeviceEvent;
import dev.risiti.credential.device.DeviceRegistry;
import dev.risiti.credential.problem.Refusal;
import dev.risiti.messaging.cloudevent.Received;
import dev.risiti.messaging.consumer.BatchReceiver;
import dev.risiti.messaging.consumer.Rejections;
import dev.risiti.messaging.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Moves devices on as sync and submission report; repetitions and another order do no harm. */
@ApplicationScoped
class DeviceProgressConsumer {
    private static final Logger LOG = Logger.getLogger(DeviceProgressConsumer.class);
    private static final String GROUP = "credential-service";

    private final BatchReceiver receiver;
    private final Inbox inbox;
    private final DeviceRegistry registry;

    DeviceProgressConsumer(BatchReceiver receiver, Inbox inbox, DeviceRegistry registry) {
        this.receiver = receiver;
        this.inbox = inbox;
        this.registry = registry;
    }

    @Incoming("device-progress")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> batch) {
        receiver.receive(batch, GROUP, this::store);
    }

    private void store(List<Received> events, Rejections rejections) {
        for (Received received : inbox.unseen(GROUP + "/device-progress", events)) {
            if (!received.event().type().equals(EventType.DEVICE_PROGRESS.type())) {
                LOG.debugf(
                        "event=progress_ignored type=%s id=%s",
                        received.event().type(), received.event().id());
                continue;
            }
            try {
                if (EventJson.decode(EventType.DEVICE_PROGRESS, received.event().data())
                        instanceof DeviceProgress progress) {
                    moveOn(progress, received);
                }
            } catch (ContractViolation | Refusal e) {
                rejections.reject(received, String.valueOf(e.getMessage()), e);
            }
        }
    }

    private void moveOn(DeviceProgress progress, Received received) {
        Optional<DeviceEvent> event = switch (progress.milestone()) {
            case BASIC_DATA_SYNCED -> Optional.of(new DeviceEvent.BasicDataSynced());
            case BRANCH_USER_SAVED -> Optional.of(new DeviceEvent.BranchUserSaved());
            case KEY_REJECTED -> Optional.of(new DeviceEvent.KeyRejected(progress.reachedAt(), progress.detail()));
            case FIRST_ACCEPTANCE -> Optional.empty();
        };
        if (event.isPresent()) {
            registry.checkOwner(progress.deviceId(), progress.tenantId());
            registry.apply(progress.deviceId(), event.get(), received.event());
        }
    }
}
