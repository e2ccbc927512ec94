package dev.risiti.simulator.oscu.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.simulator.oscu.app.GatewayApp;
import dev.risiti.simulator.oscu.feed.Notices;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.ledger.LedgerEntry;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.rule.Settings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the journal. A decision and its fact share a line, so that neither survives without the other.
 *
 * @param settings as text, so that switches which did not exist yet when it was written get their defaults
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JournalLine(
        @Nullable Fact fact,
        @Nullable LedgerEntry entry,
        @Nullable Finish finish,
        @Nullable JsonNode settings,
        @Nullable GatewayApp app,
        Notices.@Nullable Published notice) {

    /** The end of a request that was decided on an earlier line. */
    public record Finish(long seq, Instant at, boolean answered) {}

    public static JournalLine decision(@Nullable Fact fact, LedgerEntry entry) {
        return new JournalLine(fact, entry, null, null, null, null);
    }

    public static JournalLine finish(long seq, Instant at, boolean answered) {
        return new JournalLine(null, null, new Finish(seq, at, answered), null, null, null);
    }

    public static JournalLine fact(Fact fact) {
        return new JournalLine(fact, null, null, null, null, null);
    }

    public static JournalLine settings(Settings settings) {
        return new JournalLine(null, null, null, Json.MAPPER.valueToTree(settings), null, null);
    }

    public static JournalLine app(GatewayApp app) {
        return new JournalLine(null, null, null, null, app, null);
    }

    public static JournalLine notice(Notices.Published notice) {
        return new JournalLine(null, null, null, null, null, notice);
    }
}
