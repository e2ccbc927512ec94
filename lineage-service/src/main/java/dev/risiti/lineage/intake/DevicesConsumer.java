package dev.risiti.lineage.intake;

import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.lineage.device.Devices;
import dev.risiti.messaging.consumer.BatchReceiver;
import dev.risiti.messaging.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copy of the devices. */
@ApplicationScoped
public class DevicesConsumer {
    private final BatchReceiver receiver;
    private final Inbox inbox;
    private final Devices devices;

    DevicesConsumer(BatchReceiver receiver, Inbox inbox, Devices devices) {
        this.receiver = receiver;
        this.inbox = inbox;
        this.devices = devices;
    }

    @Incoming("devices")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> batch) {
        receiver.receive(batch, EventData.GROUP, (events, rejections) -> {
            for (var received : inbox.unseen(EventData.GROUP, events)) {
                if (EventData.of(received, rejections).orElse(null) instanceof DeviceStatus status) {
                    devices.learn(status);
                }
            }
        });
    }
}
