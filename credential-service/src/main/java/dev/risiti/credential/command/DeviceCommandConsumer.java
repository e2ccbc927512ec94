package dev.risiti.credential.command;

import dev.risiti.contracts.device.AdoptDevice;
import dev.risiti.contracts.device.DeviceCommand;
import dev.risiti.contracts.device.InitialiseDevice;
import dev.risiti.contracts.device.RegisterDevice;
import dev.risiti.contracts.device.RemoveDevice;
import dev.risiti.contracts.device.ResumeDevice;
import dev.risiti.contracts.device.SuspendDevice;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.value.ContractViolation;
import dev.risiti.credential.device.Adoption;
import dev.risiti.credential.device.DeviceEvent;
import dev.risiti.credential.device.DeviceRegistry;
import dev.risiti.credential.initialisation.InitialisationRequests;
import dev.risiti.credential.problem.Refusal;
import dev.risiti.messaging.cloudevent.CloudEvent;
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

/**
 * Carries commands out in the transaction that remembers them: all of them are changes of rows only, also the
 * initialisation, which becomes an intent.
 */
@ApplicationScoped
class DeviceCommandConsumer {
    private static final Logger LOG = Logger.getLogger(DeviceCommandConsumer.class);
    private static final String GROUP = "credential-service";

    private final BatchReceiver receiver;
    private final Inbox inbox;
    private final DeviceRegistry registry;
    private final InitialisationRequests initialisations;
    private final Adoption adoption;
    private final RefusedCommandRepository refused;

    DeviceCommandConsumer(
            BatchReceiver receiver,
            Inbox inbox,
            DeviceRegistry registry,
            InitialisationRequests initialisations,
            Adoption adoption,
            RefusedCommandRepository refused) {
        this.receiver = receiver;
        this.inbox = inbox;
        this.registry = registry;
        this.initialisations = initialisations;
        this.adoption = adoption;
        this.refused = refused;
    }

    @Incoming("device-commands")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> batch) {
        receiver.receive(batch, GROUP, this::store);
    }

    private void store(List<Received> events, Rejections rejections) {
        for (Received received : inbox.unseen(GROUP + "/device-commands", events)) {
            CloudEvent event = received.event();
            Optional<EventType> type = EventType.of(event.type());
            if (type.isEmpty()) {
                LOG.debugf("event=command_ignored type=%s id=%s", event.type(), event.id());
                continue;
            }
            try {
                if (EventJson.decode(type.get(), event.data()) instanceof DeviceCommand command) {
                    carryOut(command, event);
                }
            } catch (ContractViolation e) {
                rejections.reject(received, e.field() + ": " + e.fix(), e);
            }
        }
    }

    private void carryOut(DeviceCommand command, CloudEvent event) {
        try {
            switch (command) {
                case RegisterDevice register -> registry.register(register, event);
                case InitialiseDevice initialise -> {
                    registry.checkOwner(initialise.deviceId(), initialise.tenantId());
                    initialisations.request(initialise.deviceId(), false, event);
                }
                case AdoptDevice adopt -> {
                    registry.checkOwner(adopt.deviceId(), adopt.tenantId());
                    adoption.adopt(adopt, event);
                }
                case SuspendDevice suspend -> apply(suspend, suspend.deviceId(), new DeviceEvent.Suspended(), event);
                case ResumeDevice resume -> apply(resume, resume.deviceId(), new DeviceEvent.Resumed(), event);
                case RemoveDevice remove -> apply(remove, remove.deviceId(), new DeviceEvent.Removed(), event);
            }
        } catch (Refusal refusal) {
            refused.keep(command, event, refusal);
            LOG.warnf(
                    "event=command_refused type=%s id=%s tenant=%s code=%s",
                    event.type(), event.id(), command.tenantId(), refusal.code());
        }
    }

    private void apply(DeviceCommand command, String deviceId, DeviceEvent change, CloudEvent cause) {
        registry.checkOwner(deviceId, command.tenantId());
        registry.apply(deviceId, change, cause);
    }
}
