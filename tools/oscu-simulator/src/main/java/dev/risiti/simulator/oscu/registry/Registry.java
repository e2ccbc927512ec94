package dev.risiti.simulator.oscu.registry;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** All taxpayers KRA knows. */
public final class Registry {
    private final ConcurrentMap<String, Taxpayer> taxpayers = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Queue<SuppliersSale>> bought = new ConcurrentHashMap<>();
    private final AtomicInteger installed = new AtomicInteger();

    /** The taxpayer of a PIN, null when no device of that PIN was ever approved. */
    public @Nullable Taxpayer find(String tin) {
        return taxpayers.get(tin);
    }

    /** The taxpayer of a PIN, entered now when it is new. */
    public Taxpayer enter(String tin) {
        return taxpayers.computeIfAbsent(tin, Taxpayer::new);
    }

    /** The running number of the next device to be installed, over all taxpayers. */
    public int nextOrdinal() {
        return installed.incrementAndGet();
    }

    /**
     * Makes a fact true: for the taxpayer it concerns, whose lock the caller holds, and for the buyer a sale names, who is
     * told without being waited for.
     */
    public void apply(Taxpayer taxpayer, Fact fact) {
        taxpayer.apply(fact);
        if (fact instanceof Fact.SaleSigned sale && sale.custTin() != null) {
            Device device = taxpayer.device(sale.bhfId());
            Fact.DeviceInstalled seller = device == null ? null : device.installation();
            if (seller != null) {
                bought.computeIfAbsent(sale.custTin(), _ -> new ConcurrentLinkedQueue<>())
                        .add(new SuppliersSale(sale, taxpayer.name(), seller.sdcId(), seller.mrcNo()));
            }
        }
    }

    /** What other taxpayers have sold to a PIN, oldest first. */
    public Iterable<SuppliersSale> boughtBy(String tin) {
        Queue<SuppliersSale> sales = bought.get(tin);
        return sales == null ? List.of() : sales;
    }

    /** Applies a fact read from the journal, before any request is served. */
    public void replay(Fact fact) {
        apply(enter(fact.tin()), fact);
        if (fact instanceof Fact.DeviceInstalled device) {
            installed.accumulateAndGet(device.ordinal(), Math::max);
        }
    }
}
