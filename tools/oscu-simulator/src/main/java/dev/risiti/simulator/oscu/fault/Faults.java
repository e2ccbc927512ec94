package dev.risiti.simulator.oscu.fault;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The orders in force, oldest first. They live in memory only: a restart is the end of them. */
public final class Faults {
    private volatile List<Fault> active = List.of();

    public synchronized void add(Fault fault) {
        List<Fault> next = new ArrayList<>(active);
        next.add(fault);
        active = List.copyOf(next);
    }

    public synchronized void clear() {
        active = List.of();
    }

    public List<Fault> active() {
        return active;
    }

    /** The oldest order that strikes this request, used up by one; null when none does. */
    public @Nullable Fault take(String call, @Nullable String tin, @Nullable String bhfId) {
        // A run without faults must not pay for a lock.
        return active.isEmpty() ? null : takeLocked(call, tin, bhfId);
    }

    private synchronized @Nullable Fault takeLocked(String call, @Nullable String tin, @Nullable String bhfId) {
        for (Fault fault : active) {
            if (fault.strikes(call, tin, bhfId)) {
                List<Fault> next = new ArrayList<>(active);
                int index = next.indexOf(fault);
                if (fault.times() > 1) {
                    next.set(index, fault.once());
                } else {
                    next.remove(index);
                }
                active = List.copyOf(next);
                return fault;
            }
        }
        return null;
    }
}
