package dev.risiti.simulator.oscu.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.risiti.simulator.oscu.ledger.LedgerEntry;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.rule.Settings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the journal. A decision and its fact share a line, so that neither survives without the other. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JournalLine(
        @Nullable Fact fact,
        @Nullable LedgerEntry entry,
        @Nullable Finish finish,
        @Nullable Settings settings) {

    /** The end of a request that was decided on an earlier line. */
    public record Finish(long seq, Instant at, boolean answered) {}

    public static JournalLine decision(@Nullable Fact fact, LedgerEntry entry) {
        return new JournalLine(fact, entry, null, null);
    }

    public static JournalLine finish(long seq, Instant at, boolean answered) {
        return new JournalLine(null, null, new Finish(seq, at, answered), null);
    }

    public static JournalLine fact(Fact fact) {
        return new JournalLine(fact, null, null, null);
    }

    public static JournalLine settings(Settings settings) {
        return new JournalLine(null, null, null, settings);
    }
}
