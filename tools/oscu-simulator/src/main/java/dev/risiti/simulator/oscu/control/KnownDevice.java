package dev.risiti.simulator.oscu.control;

import dev.risiti.simulator.oscu.Simulator;
import dev.risiti.simulator.oscu.registry.Device;
import dev.risiti.simulator.oscu.registry.Taxpayer;

/** What a control request names must have been approved before. */
final class KnownDevice {
    private static final String APPROVE = "approve a device first: POST /simulator/devices";

    private KnownDevice() {}

    static Taxpayer taxpayer(Simulator simulator, ControlBody request) {
        String tin = request.requiredText("tin", DevicesResource.PIN, DevicesResource.PIN_FIX);
        Taxpayer taxpayer = simulator.registry().find(tin);
        if (taxpayer == null) {
            throw new BadControlRequest("tin", tin, "unknown PIN; " + APPROVE);
        }
        return taxpayer;
    }

    /** The caller holds the lock of the taxpayer. */
    static Device device(Taxpayer taxpayer, String bhfId) {
        Device device = taxpayer.device(bhfId);
        if (device == null || device.installation() == null) {
            throw new BadControlRequest("bhfId", bhfId, "no initialised device; " + APPROVE + " and initialise it");
        }
        return device;
    }
}
