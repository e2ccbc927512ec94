package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.registry.Device;
import dev.risiti.simulator.oscu.rule.Profile;
import dev.risiti.simulator.oscu.rule.Refused;

/** What repeated initialisation does to a device: every call finds one record more than there may be (KRA reference 1.4). */
final class Corruption {
    private Corruption() {}

    /** @throws Refused when the device is broken for this door */
    static void check(Device device, Profile rules) {
        if (rules.corruptAfter() > 0 && device.repeatedInitialisations() >= rules.corruptAfter()) {
            throw refusal(device.repeatedInitialisations(), rules.corruptAfter());
        }
    }

    static Refused refusal(long repetitions, long corruptAfter) {
        return Refused.unknownError()
                .atGateway(
                        "Unable to process the request. Please try again",
                        "Unable to process the request. Possible cause: Query did not return a unique result: "
                                + (repetitions - corruptAfter + 2) + " results were returned");
    }
}
