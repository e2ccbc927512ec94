package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.registry.Device;
import dev.risiti.simulator.oscu.registry.Taxpayer;
import dev.risiti.simulator.oscu.rule.Profile;
import dev.risiti.simulator.oscu.rule.Sequence;
import dev.risiti.simulator.oscu.rule.Settings;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * What lies before KRA while it decides one request; the taxpayer's lock is held.
 *
 * @param rules the rules of the door through which the request came
 * @param now KRA's own time
 */
public record Desk(Taxpayer taxpayer, Device device, Settings settings, Profile rules, Instant now) {

    public String tin() {
        return taxpayer.tin();
    }

    public String bhfId() {
        return device.approval().bhfId();
    }

    /** The devices that share a counter of this scope with the calling one. */
    public Iterable<Device> sharing(Profile.Scope scope) {
        return switch (scope) {
            case DEVICE -> List.of(device);
            case PIN -> taxpayer.devices();
        };
    }

    /** Checks a number against the counter of its scope. */
    void checkNumber(
            Sequence.Counter counter,
            long number,
            Profile.Scope scope,
            Profile.Gap gap,
            Predicate<Device> holds,
            ToLongFunction<Device> lastOf) {
        boolean taken = false;
        long last = 0;
        for (Device each : sharing(scope)) {
            taken |= holds.test(each);
            last = Math.max(last, lastOf.applyAsLong(each));
        }
        Sequence.check(counter, number, taken, last, gap, rules);
    }
}
