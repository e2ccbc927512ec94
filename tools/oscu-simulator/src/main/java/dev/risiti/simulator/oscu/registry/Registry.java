package dev.risiti.simulator.oscu.registry;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** All taxpayers KRA knows. */
public final class Registry {
    private final ConcurrentMap<String, Taxpayer> taxpayers = new ConcurrentHashMap<>();
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

    /** Applies a fact read from the journal, before any request is served. */
    public void replay(Fact fact) {
        enter(fact.tin()).apply(fact);
        if (fact instanceof Fact.DeviceInstalled device) {
            installed.accumulateAndGet(device.ordinal(), Math::max);
        }
    }
}
