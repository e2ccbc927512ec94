package dev.risiti.submission.intake;

import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.submission.counter.ScopeTable;
import dev.risiti.submission.device.DeviceTable;
import dev.risiti.submission.document.ArrivingDocuments;
import dev.risiti.submission.lane.LaneScope;
import dev.risiti.submission.lane.LaneTable;
import dev.risiti.submission.step.OwnBranchUser;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    private final ArrivingDocuments arriving;
    private final Adoptions adoptions;
    private final ScopeTable scopes;

    DevicesConsumer(
            Intake intake,
            DeviceTable devices,
            LaneTable lanes,
            ArrivingDocuments arriving,
            Adoptions adoptions,
            ScopeTable scopes) {
        this.intake = intake;
        this.devices = devices;
        this.lanes = lanes;
        this.arriving = arriving;
        this.adoptions = adoptions;
        this.scopes = scopes;
    }

    @Incoming("devices")
    @Blocking
    void devices(ConsumerRecords<String, byte[]> batch) {
        intake.receive(batch, events -> {
            submitting(newer(events));
            return List.of();
        });
    }

    /** Stores what is newer than what is known, and returns it; of each device the newest. */
    private Collection<DeviceStatus> newer(List<RisitiEvent> events) {
        List<DeviceStatus> arrived = events.stream()
                .filter(DeviceStatus.class::isInstance)
                .map(DeviceStatus.class::cast)
                .toList();
        devices.lockComing(arrived);
        Map<String, DeviceStatus> newest = new LinkedHashMap<>();
        for (DeviceStatus status : arrived) {
            if (devices.store(status)) {
                LOG.infof("device=%s version=%d state=%s", status.deviceId(), status.version(), status.state());
                newest.put(status.deviceId(), status);
            }
        }
        return newest.values();
    }

    /** Lets the lanes of those devices go on that may submit. */
    private void submitting(Collection<DeviceStatus> changed) {
        List<DeviceStatus> submitting = changed.stream()
                .filter(status -> status.solution() == Solution.OSCU && submits(status.state()))
                .toList();
        // All lanes at once, before any is locked: whoever else makes some at the same time does it in the same order.
        lanes.ensure(submitting.stream().flatMap(DevicesConsumer::lanes).toList());
        submitting.forEach(adoptions::adopt);
        arriving.insert(submitting.stream()
                .filter(status -> status.state() == DeviceState.BASIC_DATA_SYNCED)
                .map(OwnBranchUser::of)
                .toList());
        List<DeviceStatus> active = submitting.stream()
                .filter(status -> status.state() == DeviceState.ACTIVE)
                .toList();
        // Two branches that become active at once see each other.
        devices.lockTaxpayers(active);
        Map<DeviceStatus, List<LaneScope>> others = others(active);
        lanes.lockAll(Stream.concat(
                        submitting.stream().flatMap(DevicesConsumer::lanes),
                        others.values().stream().flatMap(List::stream))
                .toList());
        lanes.resume(submitting.stream()
                .flatMap(status -> status.state() == DeviceState.ACTIVE ? lanes(status) : Stream.of(lane(status)))
                .toList());
        // From the second branch on it matters whether the branches of a taxpayer share KRA's counters. What the others
        // decide from now on heeds the question; what they decided before is seen by whoever heeds it.
        others.keySet().forEach(status -> scopes.open(status.environment(), status.pin()));
        // Items that came before their device was known waited in its lane.
        arriving.moveItems(submitting.stream()
                .map(status -> new ArrivingDocuments.Move(lane(status), items(status)))
                .toList());
        lanes.wake(submitting.stream().map(DevicesConsumer::items).toList());
    }

    /** The lanes of the other branches, of those that have some. */
    private Map<DeviceStatus, List<LaneScope>> others(List<DeviceStatus> active) {
        Map<DeviceStatus, List<LaneScope>> others = new LinkedHashMap<>();
        for (DeviceStatus status : active) {
            List<LaneScope> lanesOfOthers = devices.ofOtherBranches(status).stream()
                    .map(LaneScope::ofDevice)
                    .toList();
            if (!lanesOfOthers.isEmpty()) {
                others.put(status, lanesOfOthers);
            }
        }
        return others;
    }

    private static boolean submits(DeviceState state) {
        return state == DeviceState.ACTIVE || state == DeviceState.BASIC_DATA_SYNCED;
    }

    private static Stream<LaneScope> lanes(DeviceStatus status) {
        return Stream.of(lane(status), items(status));
    }

    private static LaneScope lane(DeviceStatus status) {
        return LaneScope.ofDevice(status.deviceId());
    }

    private static LaneScope items(DeviceStatus status) {
        return LaneScope.ofItems(status.environment(), status.pin());
    }
}
