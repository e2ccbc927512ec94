package dev.risiti.lineage.check;

import dev.risiti.contracts.result.WireLine;
import java.util.List;

/**
 * A credit note that passed: what to send, and what it takes from its original.
 *
 * @param lines wire lines of the note, in order
 * @param takings at least one for each of {@code lines}: units credited with less than a cent are taken, not sent
 */
public record CreditPlan(IssuedSale sale, List<WireLine> lines, List<Taking> takings) {

    public CreditPlan {
        lines = List.copyOf(lines);
        takings = List.copyOf(takings);
    }
}
