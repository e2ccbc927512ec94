package dev.risiti.certify.check;

import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.outcome.Lookup;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.outcome.Outcome.Trouble;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A look-up that was seen at the gateway only: the direct door may not know the call, and that is no failure (KRA
 * reference 2, path overview).
 */
final class GatewayOnlyCall {
    private GatewayOnlyCall() {}

    /** The verdict on what was found; left out where the direct door has no such call. */
    static <T> Verdict judge(Shop shop, Supplier<Lookup<T>> question, Function<T, Verdict> verdict) {
        var lookup = question.get();
        if (shop.target().door() == FrontDoor.DIRECT
                && lookup instanceof Lookup.Failed<T>(Outcome.RefusedConnection refused)
                && refused.trouble() == Trouble.UNROUTED) {
            return new Verdict.LeftOut("the direct door has no such call: \"" + refused.words() + "\"");
        }
        return Desk.answer(lookup)
                .map(verdict)
                .orElseThrow(() -> new CheckFailedException("KRA answered that there is nothing"));
    }
}
