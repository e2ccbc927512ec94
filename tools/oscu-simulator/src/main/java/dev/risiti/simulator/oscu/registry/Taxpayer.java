package dev.risiti.simulator.oscu.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A PIN with its devices and its items. All of it is read and changed only under {@link #lock()}. */
public final class Taxpayer {
    private final String tin;
    private final ReentrantLock lock = new ReentrantLock();
    private final NavigableMap<String, Device> devices = new TreeMap<>();
    private final Map<String, Fact.ItemSaved> items = new LinkedHashMap<>();
    private final Map<String, Long> itemNumbers = new HashMap<>();
    private long lastItemNumber;
    private boolean classListFetched;
    private final Set<SupplierKey> confirmed = new HashSet<>();
    private final Map<ImportKey, Fact.ImportDecided> importDecisions = new HashMap<>();
    private final List<FeedRow> suppliersInvoices = new ArrayList<>();
    private final List<FeedRow> declarations = new ArrayList<>();
    private final Map<String, List<FeedRow>> transfers = new HashMap<>();

    private volatile String name;

    Taxpayer(String tin) {
        this.tin = tin;
        this.name = tin;
    }

    /** The lock that makes each decision about this PIN see the effects of the one before; other PINs never wait. */
    public ReentrantLock lock() {
        return lock;
    }

    /** Changes the state by one fact. The caller holds the lock. */
    public void apply(Fact fact) {
        switch (fact) {
            case Fact.ItemSaved item -> {
                items.put(item.itemCd(), item);
                itemNumbers.merge(item.prefix(), item.number(), Math::max);
                lastItemNumber = Math.max(lastItemNumber, item.number());
            }
            case Fact.ClassListFetched _ -> classListFetched = true;
            case Fact.ImportDecided decided -> importDecisions.put(decided.line(), decided);
            case Fact.RowPlanted planted -> {
                FeedRow row = new FeedRow(planted.row(), planted.at());
                switch (planted.feed()) {
                    case PURCHASES -> suppliersInvoices.add(row);
                    case IMPORTS -> declarations.add(row);
                    case TRANSFERS -> transfer(planted.bhfId(), row);
                }
            }
            case Fact.DeviceApproved approved -> {
                name = approved.taxprNm();
                devices.computeIfAbsent(approved.bhfId(), _ -> new Device(approved))
                        .apply(approved);
            }
            case Fact.DeviceInstalled _,
                    Fact.UserSaved _,
                    Fact.CustomerSaved _,
                    Fact.SaleSigned _,
                    Fact.StockStated _,
                    Fact.InitialisedAgain _,
                    Fact.InsuranceSaved _,
                    Fact.CompositionSaved _ -> known(fact).apply(fact);
            case Fact.PurchaseMade purchase -> {
                known(purchase).apply(purchase);
                if (purchase.supplier() != null) {
                    confirmed.add(purchase.supplier());
                }
            }
            case Fact.StockMoved movement -> {
                known(movement).apply(movement);
                Fact.Transfer transfer = movement.transfer();
                if (transfer != null) {
                    transfer(transfer.toBhfId(), new FeedRow(transfer.row(), transfer.at()));
                }
            }
            case Fact.CountersMoved counters -> {
                known(counters).apply(counters);
                lastItemNumber = Math.max(lastItemNumber, counters.itemNo());
            }
        }
    }

    private void transfer(String toBhfId, FeedRow row) {
        transfers.computeIfAbsent(toBhfId, _ -> new ArrayList<>()).add(row);
    }

    private Device known(Fact fact) {
        Device device = devices.get(fact.bhfId());
        if (device == null) {
            throw new IllegalStateException("no device at branch " + fact.bhfId() + " of " + tin);
        }
        return device;
    }

    public String tin() {
        return tin;
    }

    /** The device of a branch, null when none was approved. */
    public @Nullable Device device(String bhfId) {
        return devices.get(bhfId);
    }

    public Collection<Device> devices() {
        return devices.values();
    }

    /** The item registered under a code by any branch of this PIN, null when there is none. */
    public Fact.@Nullable ItemSaved item(String itemCd) {
        return items.get(itemCd);
    }

    public Collection<Fact.ItemSaved> items() {
        return items.values();
    }

    /** The highest item number of the PIN, zero before the first. */
    public long lastItemNumber() {
        return lastItemNumber;
    }

    /** The highest item number behind a prefix, zero before the first. */
    public long lastItemNumber(String prefix) {
        return itemNumbers.getOrDefault(prefix, 0L);
    }

    /** Whether the item classification list was ever fetched. */
    public boolean classListFetched() {
        return classListFetched;
    }

    /** Whether a purchase was registered for that supplier's invoice. */
    public boolean confirmed(SupplierKey supplier) {
        return confirmed.contains(supplier);
    }

    /** What was decided about an imported line, null before. */
    public Fact.@Nullable ImportDecided decision(ImportKey line) {
        return importDecisions.get(line);
    }

    /** Suppliers' invoices put into the feed from outside. */
    public List<FeedRow> suppliersInvoices() {
        return Collections.unmodifiableList(suppliersInvoices);
    }

    /** Lines of customs declarations put into the feed from outside. */
    public List<FeedRow> declarations() {
        return Collections.unmodifiableList(declarations);
    }

    /** Goods that other branches have sent to a branch. */
    public List<FeedRow> transfers(String toBhfId) {
        return Collections.unmodifiableList(transfers.getOrDefault(toBhfId, List.of()));
    }

    /** When the first device of the PIN was initialised, null before. */
    public @Nullable Instant installedAt() {
        return devices.values().stream()
                .map(Device::installation)
                .filter(Objects::nonNull)
                .map(Fact.DeviceInstalled::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The name under which the PIN is registered; other taxpayers read it without the lock. */
    public String name() {
        return name;
    }
}
