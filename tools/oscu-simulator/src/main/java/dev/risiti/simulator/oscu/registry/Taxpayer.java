package dev.risiti.simulator.oscu.registry;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A PIN with its devices and its items. All of it is read and changed only under {@link #lock()}. */
public final class Taxpayer {
    private final String tin;
    private final ReentrantLock lock = new ReentrantLock();
    private final NavigableMap<String, Device> devices = new TreeMap<>();
    private final Map<String, Fact.ItemSaved> items = new LinkedHashMap<>();

    Taxpayer(String tin) {
        this.tin = tin;
    }

    /** The lock that makes each decision about this PIN see the effects of the one before; other PINs never wait. */
    public ReentrantLock lock() {
        return lock;
    }

    /** Changes the state by one fact. The caller holds the lock. */
    public void apply(Fact fact) {
        switch (fact) {
            case Fact.ItemSaved item -> items.put(item.itemCd(), item);
            case Fact.DeviceApproved approved ->
                devices.computeIfAbsent(approved.bhfId(), _ -> new Device(approved))
                        .apply(approved);
            case Fact.DeviceInstalled _,
                    Fact.UserSaved _,
                    Fact.CustomerSaved _,
                    Fact.SaleSigned _,
                    Fact.StockMoved _,
                    Fact.StockStated _ -> {
                Device device = devices.get(fact.bhfId());
                if (device == null) {
                    throw new IllegalStateException("no device at branch " + fact.bhfId() + " of " + tin);
                }
                device.apply(fact);
            }
        }
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
}
