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
 * @param validator what the gateway's validator says in place of KRA; null when it has nothing to say
 */
public record Decision(
        Outcome outcome,
        String resultCd,
        String resultMsg,
        @Nullable JsonText data,
        @Nullable Fact fact,
        @Nullable Receipt receipt,
        Refused.@Nullable Validator validator) {

    /** The live text; the paper says something else (KRA reference 1.3). */
    private static final String SUCCESS = "Successful";

    private static Decision accepted(@Nullable JsonText data, @Nullable Fact fact, @Nullable Receipt receipt) {
        return new Decision(Outcome.ACCEPTED, "000", SUCCESS, data, fact, receipt, null);
    }

    /** A write that was accepted without payload. */
    public static Decision saved(Fact fact) {
        return accepted(null, fact, null);
    }

    /** A write that was accepted and says something back. */
    public static Decision saved(Fact fact, JsonText data, @Nullable Receipt receipt) {
        return accepted(data, fact, receipt);
    }

    /** A write that is answered as accepted and changes nothing. */
    public static Decision pretended() {
        return accepted(null, null, null);
    }

    /** A read that found something. */
    public static Decision found(JsonText data) {
        return accepted(data, null, null);
    }

    /** A read that found something and is remembered. */
    public static Decision found(JsonText data, Fact fact) {
        return accepted(data, fact, null);
    }

    /** A read that found nothing. */
    public static Decision empty() {
        return new Decision(Outcome.EMPTY, "001", "There is no search result", null, null, null, null);
    }

    public static Decision refused(Refused refused) {
        return refused(refused, null);
    }

    /** A refusal that KRA remembers. */
    public static Decision refused(Refused refused, @Nullable Fact fact) {
        return new Decision(Outcome.REFUSED, refused.resultCd(), refused.text(), null, fact, null, refused.validator());
    }

    /** 999, KRA's word for a fault of its own. */
    public static Decision unknownError() {
        return refused(Refused.unknownError());
    }
}
