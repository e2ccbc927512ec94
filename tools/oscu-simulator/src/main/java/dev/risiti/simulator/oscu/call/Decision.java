package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.ledger.Outcome;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.registry.Receipt;
import dev.risiti.simulator.oscu.rule.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What KRA says to a request, and the fact that saying it makes true.
 *
 * @param data the payload of the answer; null on everything but a sale and a read that found something
 * @param fact what has changed; null when nothing has
 */
public record Decision(
        Outcome outcome,
        String resultCd,
        String resultMsg,
        @Nullable JsonText data,
        @Nullable Fact fact,
        @Nullable Receipt receipt) {

    /** The live text; the paper says something else (KRA reference 1.3). */
    private static final String SUCCESS = "Successful";

    /** A write that was accepted without payload. */
    public static Decision saved(Fact fact) {
        return new Decision(Outcome.ACCEPTED, "000", SUCCESS, null, fact, null);
    }

    /** A write that was accepted and says something back. */
    public static Decision saved(Fact fact, JsonText data, @Nullable Receipt receipt) {
        return new Decision(Outcome.ACCEPTED, "000", SUCCESS, data, fact, receipt);
    }

    /** A read that found something. */
    public static Decision found(JsonText data) {
        return new Decision(Outcome.ACCEPTED, "000", SUCCESS, data, null, null);
    }

    /** A read that found nothing. */
    public static Decision empty() {
        return new Decision(Outcome.EMPTY, "001", "There is no search result", null, null, null);
    }

    public static Decision refused(Refused refused) {
        return new Decision(Outcome.REFUSED, refused.resultCd(), refused.text(), null, null, null);
    }

    /** 999, KRA's word for a fault of its own. */
    public static Decision unknownError() {
        return refused(new Refused("999", "There is an unknown error. Please ask administrator"));
    }
}
