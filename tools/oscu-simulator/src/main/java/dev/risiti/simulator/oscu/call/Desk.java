package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.registry.Device;
import dev.risiti.simulator.oscu.registry.Taxpayer;
import dev.risiti.simulator.oscu.rule.Settings;
import java.time.Instant;
import java.util.List;

/** What lies before KRA while it decides one request; the taxpayer's lock is held. */
public record Desk(Taxpayer taxpayer, Device device, Settings settings, Instant now) {

    public String tin() {
        return taxpayer.tin();
    }

    public String bhfId() {
        return device.approval().bhfId();
    }

    /** The devices that share a counter of this scope with the calling one. */
    public Iterable<Device> sharing(Settings.Scope scope) {
        return switch (scope) {
            case DEVICE -> List.of(device);
            case PIN -> taxpayer.devices();
        };
    }
}
