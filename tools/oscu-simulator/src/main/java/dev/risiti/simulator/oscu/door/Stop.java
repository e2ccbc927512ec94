package dev.risiti.simulator.oscu.door;

import dev.risiti.simulator.oscu.ledger.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A request that ends before KRA.
 *
 * @param text why, for the ledger; null when it was served
 */
record Stop(Reply reply, Outcome outcome, @Nullable String text) {
    static Stop refused(Reply reply, String text) {
        return new Stop(reply, Outcome.REFUSED, text);
    }

    static Stop served(Reply reply) {
        return new Stop(reply, Outcome.ACCEPTED, null);
    }
}
