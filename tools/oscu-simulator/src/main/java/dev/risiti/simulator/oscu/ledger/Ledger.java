package dev.risiti.simulator.oscu.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Every request in order of arrival, from the moment it was received. */
public final class Ledger {
    /** Entry n stands at n - 1; a request that was never journalled before a crash leaves a hole. */
    private final List<@Nullable LedgerEntry> entries = new ArrayList<>();

    /** Enters a request; the entry is made for the sequence number it gets. */
    public synchronized LedgerEntry open(Opening opening) {
        LedgerEntry entry = opening.at(entries.size() + 1L);
        entries.add(entry);
        return entry;
    }

    /** Replaces an entry by its next version and returns that. */
    public synchronized LedgerEntry update(long seq, UnaryOperator<LedgerEntry> change) {
        int index = (int) (seq - 1);
        LedgerEntry next = change.apply(Objects.requireNonNull(entries.get(index)));
        entries.set(index, next);
        return next;
    }

    /** Puts back an entry read from the journal. */
    public synchronized void replay(LedgerEntry entry) {
        while (entries.size() < entry.seq()) {
            entries.add(null);
        }
        entries.set((int) (entry.seq() - 1), entry);
    }

    /** At most {@code limit} matching entries with a sequence number above {@code after}, in order. */
    public synchronized List<LedgerEntry> page(long after, int limit, Predicate<LedgerEntry> matching) {
        List<LedgerEntry> page = new ArrayList<>();
        for (long i = Math.max(0, after); i < entries.size() && page.size() < limit; i++) {
            LedgerEntry entry = entries.get((int) i);
            if (entry != null && matching.test(entry)) {
                page.add(entry);
            }
        }
        return page;
    }

    /** Makes the first version of an entry. */
    @FunctionalInterface
    public interface Opening {
        LedgerEntry at(long seq);
    }
}
