package dev.risiti.credential.device;

import dev.risiti.contracts.device.AdoptDevice;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.credential.problem.Refusal;
import dev.risiti.messaging.cloudevent.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Takes over a device whose key was obtained elsewhere: the key is uploaded first, and then named. */
@ApplicationScoped
public class Adoption {
    private final DeviceRegistry registry;
    private final DeviceRepository devices;
    private final UploadedKeyTable uploaded;
    private final DeviceSecretTable secrets;
    private final Clock clock;

    Adoption(
            DeviceRegistry registry,
            DeviceRepository devices,
            UploadedKeyTable uploaded,
            DeviceSecretTable secrets,
            Clock clock) {
        this.registry = registry;
        this.devices = devices;
        this.uploaded = uploaded;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * @return the reference that names the key in {@link #adopt}
     * @throws Refusal {@code DEVICE_UNKNOWN}
     */
    @Transactional
    public String upload(String deviceId, String communicationKey) {
        return uploaded.store(devices.known(deviceId).deviceId(), communicationKey);
    }

    /** @throws Refusal {@code KEY_REFERENCE_UNKNOWN}, or as {@link DeviceLifecycle#after} does */
    @Transactional(value = TxType.MANDATORY, dontRollbackOn = Refusal.class)
    public DeviceStatus adopt(AdoptDevice adopt, @Nullable CloudEvent cause) {
        DeviceEvent.Adopted event = new DeviceEvent.Adopted(clock.instant().truncatedTo(ChronoUnit.MICROS));
        // Refused before the key is taken, so that a refusal leaves it where it is.
        DeviceLifecycle.after(devices.locked(adopt.deviceId()).condition(), event);
        String key = uploaded.take(adopt.deviceId(), adopt.keyReference())
                .orElseThrow(() -> Refusal.unknown(
                        "KEY_REFERENCE_UNKNOWN",
                        "keyReference",
                        adopt.keyReference(),
                        "No uploaded key of this device has this reference; upload it with POST /devices/{id}/keys."));
        secrets.storeKey(adopt.deviceId(), key);
        return registry.adopted(adopt, event, cause);
    }
}
