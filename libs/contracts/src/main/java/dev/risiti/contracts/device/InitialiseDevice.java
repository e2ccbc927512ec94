package dev.risiti.contracts.device;

import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.value.Check;

/** Activates a registered device at KRA, once in its life. */
public record InitialiseDevice(String tenantId, String deviceId) implements DeviceCommand {
    public InitialiseDevice {
        Check.text("tenantId", tenantId, 64);
        Check.text("deviceId", deviceId, 64);
    }

    @Override
    public EventType eventType() {
        return EventType.INITIALISE_DEVICE;
    }

    @Override
    public String key() {
        return deviceId;
    }
}
