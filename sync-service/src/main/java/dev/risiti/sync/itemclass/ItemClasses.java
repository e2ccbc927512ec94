package dev.risiti.sync.itemclass;

import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.reference.ItemClassEntry;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Reason;
import dev.risiti.messaging.outbox.Outbox;
import dev.risiti.oscu.DeviceCredentials;
import dev.risiti.oscu.OscuLookups;
import dev.risiti.oscu.outcome.Lookup;
import dev.risiti.oscu.wire.ItemClassListAnswer;
import dev.risiti.sync.Events;
import dev.risiti.sync.device.Device;
import dev.risiti.sync.device.Devices;
import dev.risiti.sync.lease.Lease;
import dev.risiti.sync.poll.PollKind;
import dev.risiti.sync.poll.PollTable;
import dev.risiti.sync.poll.PollingConfig;
import dev.risiti.sync.poll.Progress;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * KRA's item classes: again and again for an environment, through one device of it; and once for each taxpayer behind
 * the gateway, as soon as it has a key, because the gateway refuses stock movements of a PIN that has not asked. When
 * KRA refuses one for that reason all the same, the taxpayer's list is asked for once more.
 *
 * <p>The list is large, so it is stored and published in parts; the watermark moves with the last.
 */
@ApplicationScoped
public class ItemClasses implements PollKind<ItemClassListAnswer> {
    private static final Logger LOG = Logger.getLogger(ItemClasses.class);
    private static final String CLASS_LIST_FIRST = "DEPENDENCY_CLASS_LIST";
    private static final int PART = 500;

    private final PollTable polls;
    private final ItemClassTable classes;
    private final Devices devices;
    private final Outbox outbox;
    private final PollingConfig config;
    private final Clock clock;

    ItemClasses(
            AgroalDataSource database,
            ItemClassTable classes,
            Devices devices,
            Outbox outbox,
            PollingConfig config,
            Clock clock) {
        this.polls = new PollTable(database, "item_class_poll", "scope");
        this.classes = classes;
        this.devices = devices;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "item-classes";
    }

    @Override
    public PollTable polls() {
        return polls;
    }

    @Override
    public int atOnce() {
        return config.classListsAtOnce();
    }

    @Override
    public void devicesChanged(List<DeviceStatus> changed) {
        changed.stream()
                .flatMap(ItemClasses::scopes)
                .map(Scope::key)
                .distinct()
                .sorted()
                .forEach(polls::want);
    }

    private static Stream<Scope> scopes(DeviceStatus device) {
        Scope environment = new Scope(device.environment(), null);
        return device.frontDoor() == FrontDoor.GATEWAY
                ? Stream.of(environment, new Scope(device.environment(), device.pin()))
                : Stream.of(environment);
    }

    /** In the running transaction: makes the lists due that KRA missed, as these results say. */
    public void missed(List<DocumentResult> results) {
        results.stream()
                .filter(ItemClasses::waitsForTheList)
                .flatMap(result -> devices.findByIdOptional(result.issuingDeviceId()).stream())
                .map(device -> new Scope(device.environment(), device.pin()).key())
                .distinct()
                .sorted()
                .forEach(taxpayer -> polls.wantAgain(taxpayer, config.classListAgain()));
    }

    private static boolean waitsForTheList(DocumentResult result) {
        Reason reason = result.reason();
        return !result.state().terminal() && reason != null && reason.code().equals(CLASS_LIST_FIRST);
    }

    /** For a taxpayer those behind the gateway, where it counts who has asked. */
    @Override
    public List<Device> devices(String poll) {
        Scope scope = Scope.of(poll);
        if (scope.pin() == null) {
            return devices.withKey(scope.environment());
        }
        List<Device> all = devices.withKey(scope.environment(), scope.pin());
        List<Device> behindGateway = all.stream()
                .filter(device -> device.frontDoor() == FrontDoor.GATEWAY)
                .toList();
        return behindGateway.isEmpty() ? all : behindGateway;
    }

    @Override
    public Lookup<ItemClassListAnswer> ask(OscuLookups kra, DeviceCredentials device, Instant since) {
        return kra.itemClasses(device, since);
    }

    @Override
    public void store(
            Lease<String> lease, Progress before, Optional<ItemClassListAnswer> answer, @Nullable Instant resultAt) {
        Scope scope = Scope.of(lease.key());
        Instant now = clock.instant();
        List<ItemClassEntry> answered = answer.map(list -> ItemClassReading.entries(scope.environment(), list, now))
                .orElse(List.of());
        boolean complete = before.synced() || !answered.isEmpty();
        int changed = 0;
        int from = 0;
        do {
            int to = Math.min(from + PART, answered.size());
            List<ItemClassEntry> part = answered.subList(from, to);
            boolean last = to == answered.size();
            Optional<Integer> stored = QuarkusTransaction.requiringNew().call(() -> {
                if (!polls.leases().lock(lease)) {
                    return Optional.empty();
                }
                int changes = publish(scope, part, now);
                if (last) {
                    settle(lease, scope, complete, resultAt);
                }
                return Optional.of(changes);
            });
            if (stored.isEmpty()) {
                LOG.warnf("event=fenced poll=item-classes scope=%s", scope.key());
                return;
            }
            changed += stored.get();
            from = to;
        } while (from < answered.size());
        LOG.infof(
                "event=item_classes_polled scope=%s classes=%d changed=%d watermark=%s",
                scope.key(), answered.size(), changed, resultAt);
    }

    private int publish(Scope scope, List<ItemClassEntry> part, Instant now) {
        List<ItemClassEntry> changes = classes.store(scope.environment(), part, now);
        outbox.append(changes.stream()
                .map(entry -> Events.outgoing(entry, entry.key(), now))
                .toList());
        return changes.size();
    }

    /** A taxpayer has asked once and for all; an incomplete answer is asked for again. */
    private void settle(Lease<String> lease, Scope scope, boolean complete, @Nullable Instant resultAt) {
        if (!complete) {
            polls.answered(lease, resultAt, false, config.longestRetry());
        } else if (scope.pin() == null) {
            polls.answered(lease, resultAt, true, config.every());
        } else {
            // Without a watermark: asking again has to be for the whole list, which alone counts as asking.
            polls.answered(lease, null, true, null);
        }
    }
}
