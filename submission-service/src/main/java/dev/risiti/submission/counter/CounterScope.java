package dev.risiti.submission.counter;

import dev.risiti.contracts.device.Environment;

/** For whom KRA counts (KRA reference 12.4: the evidence is thin, so it is found out, and can be configured). */
public enum CounterScope {
    /** Each branch's device counts for itself. */
    DEVICE,
    /** All branches of a PIN share one counter. */
    TAXPAYER,
    /** Nobody knows: each device counts for itself, one at a time, until an answer of KRA tells. */
    UNDECIDED;

    /** The counter that a device's calls take their numbers from. */
    public Counter counter(String deviceId, Environment environment, String pin, Counter.Name name) {
        return switch (this) {
            case DEVICE, UNDECIDED -> Counter.ofDevice(deviceId, name);
            case TAXPAYER -> Counter.ofTaxpayer(environment, pin, name);
        };
    }
}
