package dev.risiti.simulator.oscu.fault;

import dev.risiti.simulator.oscu.rule.Door;
import java.time.Instant;
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

    /** The orders that are not over. */
    public List<Fault> active(Instant now) {
        return active.stream().filter(fault -> !fault.over(now)).toList();
    }

    /** The oldest order that strikes this request, used up by one; null when none does. */
    public @Nullable Fault take(Door door, String call, @Nullable String tin, @Nullable String bhfId, Instant now) {
        // A run without faults must not pay for a lock.
        return active.isEmpty() ? null : takeLocked(door, call, tin, bhfId, now);
    }

    private synchronized @Nullable Fault takeLocked(
            Door door, String call, @Nullable String tin, @Nullable String bhfId, Instant now) {
        Fault striking = null;
        List<Fault> left = new ArrayList<>();
        for (Fault fault : active) {
            Fault next = fault;
            if (fault.over(now)) {
                next = null;
            } else if (striking == null && fault.fits(door, call, tin, bhfId)) {
                boolean strikes = fault.strikesNext();
                striking = strikes ? fault : null;
                next = fault.next(strikes);
            }
            if (next != null) {
                left.add(next);
            }
        }
        active = List.copyOf(left);
        return striking;
    }
}
