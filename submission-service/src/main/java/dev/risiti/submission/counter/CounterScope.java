package dev.risiti.submission.counter;

import dev.risiti.submission.device.Device;

/** For whom KRA counts (KRA reference 12.4: the evidence is thin, so it is configured). */
public enum CounterScope {
    /** Each branch's device counts for itself. */
    DEVICE {
        @Override
        public Counter counter(Device device, Counter.Name name) {
            return Counter.ofDevice(device.deviceId(), name);
        }
    },
    /** All branches of a PIN share one counter. */
    TAXPAYER {
        @Override
        public Counter counter(Device device, Counter.Name name) {
            return Counter.ofTaxpayer(device.environment(), device.pin(), name);
        }
    };

    /** The counter that a device's calls take their numbers from. */
    public abstract Counter counter(Device device, Counter.Name name);
}
