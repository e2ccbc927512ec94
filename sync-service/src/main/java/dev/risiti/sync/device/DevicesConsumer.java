package dev.risiti.sync.device;

import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.messaging.cloudevent.Received;
import dev.risiti.messaging.consumer.BatchReceiver;
import dev.risiti.messaging.consumer.Rejections;
import dev.risiti.messaging.inbox.Inbox;
import dev.risiti.sync.Events;
import io.quarkus.arc.All;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Keeps the copy of the devices, and calls for KRA's lists when a device has got its key. */
@ApplicationScoped
public class DevicesConsumer {
    private static final String GROUP = "sync-service";
    private static final Logger LOG = Logger.getLogger(DevicesConsumer.class);

    private final BatchReceiver receiver;
    private final Inbox inbox;
    private final Devices devices;
    private final List<DeviceWatcher> watchers;

    DevicesConsumer(BatchReceiver receiver, Inbox inbox, Devices devices, @All List<DeviceWatcher> watchers) {
        this.receiver = receiver;
        this.inbox = inbox;
        this.devices = devices;
        this.watchers = watchers;
    }

    @Incoming("devices")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> batch) {
        receiver.receive(batch, GROUP, this::store);
        watchers.forEach(DeviceWatcher::devicesStored);
    }

    private void store(List<Received> events, Rejections rejections) {
        List<DeviceStatus> withKeys = new ArrayList<>();
        for (Received received : inbox.unseen(GROUP, events)) {
            Events.data(received, DeviceStatus.class, rejections).ifPresent(status -> {
                if (devices.store(status)) {
                    LOG.infof("event=device_seen device=%s state=%s", status.deviceId(), status.state());
                    if (Devices.hasKey(status.state(), status.solution())) {
                        withKeys.add(status);
                    }
                }
            });
        }
        devices.flush();
        watchers.forEach(watcher -> watcher.devicesChanged(withKeys));
    }
}
