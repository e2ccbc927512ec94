package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.Taxpayer;
import dev.risiti.simulator.oscu.rule.Profile;
import dev.risiti.simulator.oscu.rule.Refused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One call of the protocol. */
public interface Call {
    /** The name in the specification, which is also the path of the direct door. */
    String name();

    /** The field that numbers the object of this call, for the ledger; null when nothing does. */
    default @Nullable String numberField() {
        return null;
    }

    /** Whether the call changes nothing, so that it may lag behind the writes. */
    default boolean reads() {
        return false;
    }

    /** Whether the caller must show its communication key. */
    default boolean needsKey() {
        return true;
    }

    /** Whether the gateway wants PIN and branch in the body as well (KRA reference 1.2). */
    default boolean wantsBodyCopies() {
        return false;
    }

    /**
     * The refusal of a caller whose branch has no device.
     *
     * @param taxpayer the PIN's; null when that is unknown too
     */
    default Refused unknownBranch(@Nullable Taxpayer taxpayer) {
        return Refused.invalidDevice();
    }

    /** Whether what is asked for is so much that whatever stands before KRA gives up waiting. */
    default boolean takesTooLong(Body body, Profile rules, Instant now) {
        return false;
    }

    /**
     * Decides a request whose fields have passed their table. Changes nothing itself.
     *
     * @throws Refused when a rule says no
     */
    Decision decide(Desk desk, Body body);
}
