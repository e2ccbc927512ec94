package dev.risiti.contracts.device;

import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.value.Check;

/** Stops submitting for a device; its documents wait. */
public record SuspendDevice(String tenantId, String deviceId) implements DeviceCommand {
    public SuspendDevice {
        Check.text("tenantId", tenantId, 64);
        Check.text("deviceId", deviceId, 64);
    }

    @Override
    public EventType eventType() {
        return EventType.SUSPEND_DEVICE;
    }

    @Override
    public String key() {
        return deviceId;
    }
}
