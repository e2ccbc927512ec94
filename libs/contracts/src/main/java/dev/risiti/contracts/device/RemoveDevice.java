package dev.risiti.contracts.device;

import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.value.Check;

/** Ends a device for good. */
public record RemoveDevice(String tenantId, String deviceId) implements DeviceCommand {
    public RemoveDevice {
        Check.text("tenantId", tenantId, 64);
        Check.text("deviceId", deviceId, 64);
    }

    @Override
    public EventType eventType() {
        return EventType.REMOVE_DEVICE;
    }

    @Override
    public String key() {
        return deviceId;
    }
}
