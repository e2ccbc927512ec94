package dev.risiti.credential.initialisation;

import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.result.Reason;
import dev.risiti.credential.device.Device;
import dev.risiti.credential.device.DeviceEvent;
import dev.risiti.credential.device.DeviceRegistry;
import dev.risiti.credential.device.DeviceRepository;
import dev.risiti.credential.gatewayapp.GatewayApps;
import dev.risiti.credential.problem.Refusal;
import dev.risiti.messaging.cloudevent.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.jspecify.annotations.Nullable;

/** Takes the wish to initialise a device; the call itself follows outside of any transaction. */
@ApplicationScoped
public class InitialisationRequests {
    private final DeviceRepository devices;
    private final DeviceRegistry registry;
    private final InitialisationTable table;

    InitialisationRequests(DeviceRepository devices, DeviceRegistry registry, InitialisationTable table) {
        this.devices = devices;
        this.registry = registry;
        this.table = table;
    }

    /**
     * Repeating it while an initialisation is under way, or when the device has its key, changes nothing.
     *
     * @param repeatAfterUnknown a person has decided to ask KRA again although the last answer was lost, or KRA held the
     *     device more than once
     * @throws Refusal when it cannot be initialised, or only by a person's decision
     */
    @Transactional(value = TxType.MANDATORY, dontRollbackOn = Refusal.class)
    public DeviceStatus request(String deviceId, boolean repeatAfterUnknown, @Nullable CloudEvent cause) {
        Device device = devices.known(deviceId);
        if (device.condition().keySince() != null) {
            return device.status();
        }
        refuseWhenImpossible(device);
        Reason block = device.condition().block();
        if (!repeatAfterUnknown && block != null && block.code().equals(InitialisationVerdict.DEVICE_CORRUPTED)) {
            throw Refusal.conflict(block.code(), "deviceId", deviceId, block.text());
        }
        if (!repeatAfterUnknown && table.isUnknown(deviceId)) {
            throw Refusal.conflict(
                    "INITIALISATION_UNKNOWN",
                    "deviceId",
                    deviceId,
                    "The answer to the last initialisation was lost. Look at KRA's portal whether the device is"
                            + " installed; then adopt it with its key, or repeat with repeatAfterUnknown=true.");
        }
        table.request(deviceId, repeatAfterUnknown);
        return registry.apply(deviceId, new DeviceEvent.InitialisationRequested(), cause);
    }

    private static void refuseWhenImpossible(Device device) {
        if (device.condition().removed()) {
            throw Refusal.conflict(
                    "DEVICE_REMOVED",
                    "deviceId",
                    device.deviceId(),
                    "This device was removed for good; register another.");
        }
        if (device.solution() != Solution.OSCU) {
            throw Refusal.conflict(
                    "NOT_OSCU",
                    "solution",
                    device.solution().name(),
                    "Only OSCU devices are initialised here; this one is run by another solution.");
        }
        if (device.frontDoor() == FrontDoor.GATEWAY && device.gatewayApp() == null) {
            throw GatewayApps.missing();
        }
        Reason block = device.condition().block();
        if (block != null && block.code().equals(InitialisationVerdict.ADOPT_NEEDED)) {
            throw Refusal.conflict(block.code(), "deviceId", device.deviceId(), block.text());
        }
    }
}
