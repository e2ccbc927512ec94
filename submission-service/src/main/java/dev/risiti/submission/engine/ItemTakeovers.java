package dev.risiti.submission.engine;

import dev.risiti.contracts.device.DeviceState;
import dev.risiti.credential.client.CredentialsUnavailable;
import dev.risiti.oscu.item.ItemCode;
import dev.risiti.oscu.outcome.Lookup;
import dev.risiti.oscu.wire.ItemListAnswer;
import dev.risiti.submission.SubmissionConfig;
import dev.risiti.submission.core.BackOff;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.CounterTable;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.device.DeviceTable;
import dev.risiti.submission.item.ListedItem;
import dev.risiti.submission.item.ListedItemTable;
import dev.risiti.submission.item.TakeoverTable;
import dev.risiti.submission.kra.KraCalls;
import dev.risiti.submission.lane.LaneScope;
import dev.risiti.submission.lane.LaneTable;
import dev.risiti.submission.storage.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads KRA's item list once for each adopted device, so that what another system registered is taken over and not
 * registered again (design section 5). The taxpayer's item lane is held until then. Reading the same list twice does no
 * harm, so a lost lease needs no fence.
 */
@ApplicationScoped
class ItemTakeovers {
    private static final Logger LOG = Logger.getLogger(ItemTakeovers.class);
    /** Longer than any look-up takes. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration BUSY = Duration.ofSeconds(2);

    private final Database database;
    private final TakeoverTable takeovers;
    private final ListedItemTable listed;
    private final CounterTable counters;
    private final DeviceTable devices;
    private final LaneTable lanes;
    private final KraCalls kra;
    private final Dispatcher dispatcher;
    private final Duration pause;
    private final BackOff backOff;
    private final AtomicBoolean running = new AtomicBoolean();
    private @Nullable Thread reader;

    ItemTakeovers(
            Database database,
            TakeoverTable takeovers,
            ListedItemTable listed,
            CounterTable counters,
            DeviceTable devices,
            LaneTable lanes,
            KraCalls kra,
            Dispatcher dispatcher,
            SubmissionConfig config) {
        this.database = database;
        this.takeovers = takeovers;
        this.listed = listed;
        this.counters = counters;
        this.devices = devices;
        this.lanes = lanes;
        this.kra = kra;
        this.dispatcher = dispatcher;
        this.pause = config.housekeeping();
        this.backOff = new BackOff(
                config.backOffMin(),
                config.backOffMax(),
                () -> ThreadLocalRandom.current().nextLong());
    }

    void start(@Observes StartupEvent event) {
        running.set(true);
        reader = Thread.ofVirtual().name("item-takeovers").start(this::loop);
    }

    void stop(@Observes ShutdownEvent event) {
        running.set(false);
        if (reader != null) {
            reader.interrupt();
        }
    }

    private void loop() {
        while (running.get()) {
            boolean more = readOne();
            if (!more) {
                try {
                    Thread.sleep(pause);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    /** Reads the list that is due; false when none is, or something went wrong: then it comes again after a pause. */
    private boolean readOne() {
        try {
            Optional<TakeoverTable.Takeover> due = takeovers.claim(LEASE);
            due.ifPresent(this::read);
            return due.isPresent();
        } catch (RuntimeException e) {
            LOG.errorf(e, "state=TAKEOVER_FAILED");
            return false;
        }
    }

    private void read(TakeoverTable.Takeover takeover) {
        Device device = Objects.requireNonNull(
                devices.find(List.of(takeover.deviceId())).get(takeover.deviceId()));
        if (device.state() == DeviceState.REMOVED) {
            // It has no key any more, and registers nothing.
            database.transaction(() -> {
                finish(takeover, device, 0);
                return true;
            });
            return;
        }
        Lookup<ItemListAnswer> answer;
        try {
            answer = kra.items(device);
        } catch (CredentialsUnavailable e) {
            later(takeover, String.valueOf(e.getMessage()));
            return;
        }
        switch (answer) {
            case Lookup.Found<ItemListAnswer>(var list, var at) -> takeOver(takeover, device, list.items());
            case Lookup.Absent<ItemListAnswer> absent -> takeOver(takeover, device, List.of());
            case Lookup.Failed<ItemListAnswer>(var outcome) -> later(takeover, outcome.words());
        }
    }

    private void later(TakeoverTable.Takeover takeover, String trouble) {
        LOG.warnf("device=%s tries=%d state=ITEM_LIST_UNREAD cause=%s", takeover.deviceId(), takeover.tries(), trouble);
        takeovers.later(takeover, backOff.after(takeover.tries()), trouble);
    }

    private void takeOver(TakeoverTable.Takeover takeover, Device device, List<ItemListAnswer.ItemRow> list) {
        LaneScope lane = LaneScope.ofItems(device.environment(), device.pin());
        Counter codes = Counter.ofTaxpayer(device.environment(), device.pin(), Counter.Name.ITEM_CODE);
        boolean taken = database.transaction(() -> {
            lanes.lockAll(List.of(lane));
            if (counters.read(List.of(codes)).get().values().stream().anyMatch(value -> value.holder() != null)) {
                // A registration of before the adoption is not decided: the counter is its own until then.
                takeovers.later(takeover, BUSY, "a registration is under way");
                return false;
            }
            listed.store(
                    device.environment(),
                    device.pin(),
                    list.stream().map(ItemTakeovers::listed).toList());
            counters.startAfter(codes, highest(list));
            finish(takeover, device, list.size());
            return true;
        });
        if (taken) {
            LOG.infof("device=%s items=%d last=%d state=ITEM_LIST_READ", device.deviceId(), list.size(), highest(list));
            dispatcher.nudge();
        }
    }

    private void finish(TakeoverTable.Takeover takeover, Device device, int items) {
        takeovers.done(takeover, items);
        if (!takeovers.open(device.deviceId())) {
            lanes.letGo(LaneScope.ofItems(device.environment(), device.pin()), TakeoverTable.HOLD);
        }
    }

    /** The highest running number of the list; codes that no number can be read from have none. */
    private static long highest(List<ItemListAnswer.ItemRow> list) {
        return list.stream()
                .map(row -> ItemCode.parse(
                        row.itemCd(),
                        Objects.requireNonNullElse(row.pkgUnitCd(), ""),
                        Objects.requireNonNullElse(row.qtyUnitCd(), "")))
                .flatMap(Optional::stream)
                .mapToLong(ItemCode::number)
                .max()
                .orElse(0);
    }

    private static ListedItem listed(ItemListAnswer.ItemRow row) {
        return new ListedItem(
                row.itemCd(),
                row.itemNm(),
                row.itemTyCd(),
                row.itemClsCd(),
                row.orgnNatCd(),
                row.pkgUnitCd(),
                row.qtyUnitCd(),
                row.taxTyCd(),
                row.bcd(),
                row.dftPrc(),
                row.inUse(),
                row.insurable());
    }
}
