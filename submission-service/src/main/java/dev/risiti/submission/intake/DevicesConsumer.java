package dev.risiti.submission.intake;

import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.submission.counter.ScopeTable;
import dev.risiti.submission.device.DeviceTable;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.lane.LaneScope;
import dev.risiti.submission.lane.LaneTable;
import dev.risiti.submission.step.OwnBranchUser;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Keeps the copy of each device; a device that may submit gets its branch user saved, and its lanes go on. */
@ApplicationScoped
class DevicesConsumer {
    private static final Logger LOG = Logger.getLogger(DevicesConsumer.class);

    private final Intake intake;
    private final DeviceTable devices;
    private final LaneTable lanes;
    private final DocumentTable documents;
    private final Adoptions adoptions;
    private final ScopeTable scopes;

    DevicesConsumer(
            Intake intake,
            DeviceTable devices,
            LaneTable lanes,
            DocumentTable documents,
            Adoptions adoptions,
            ScopeTable scopes) {
        this.intake = intake;
        this.devices = devices;
        this.lanes = lanes;
        this.documents = documents;
        this.adoptions = adoptions;
        this.scopes = scopes;
    }

    @Incoming("devices")
    @Blocking
    void devices(ConsumerRecords<String, byte[]> batch) {
        intake.receive(batch, events -> {
            events.forEach(this::device);
            return List.of();
        });
    }

    private void device(RisitiEvent event) {
        if (!(event instanceof DeviceStatus status) || !devices.store(status)) {
            return;
        }
        LOG.infof("device=%s version=%d state=%s", status.deviceId(), status.version(), status.state());
        boolean submits = status.state() == DeviceState.ACTIVE || status.state() == DeviceState.BASIC_DATA_SYNCED;
        if (status.solution() != Solution.OSCU || !submits) {
            return;
        }
        LaneScope lane = LaneScope.ofDevice(status.deviceId());
        LaneScope items = LaneScope.ofItems(status.environment(), status.pin());
        lanes.ensure(List.of(lane, items));
        adoptions.adopt(status);
        if (status.state() == DeviceState.BASIC_DATA_SYNCED) {
            documents.insert(List.of(OwnBranchUser.of(status)));
        }
        lanes.resume(lane);
        // Items that came before their device was known waited in its lane.
        documents.moveItems(lane, items);
        lanes.wake(List.of(items));
        if (status.state() == DeviceState.ACTIVE) {
            // Also the lock under which two branches that become active at once see each other.
            lanes.resume(items);
            askForWhomKraCounts(status);
        }
    }

    /** From the second branch on it matters whether the branches of a taxpayer share KRA's counters. */
    private void askForWhomKraCounts(DeviceStatus status) {
        List<LaneScope> others = devices.ofOtherBranches(status).stream()
                .map(LaneScope::ofDevice)
                .toList();
        if (!others.isEmpty()) {
            // What they decide from now on heeds the question; what they decided before is seen by whoever heeds it.
            lanes.lockAll(others);
            scopes.open(status.environment(), status.pin());
        }
    }
}
