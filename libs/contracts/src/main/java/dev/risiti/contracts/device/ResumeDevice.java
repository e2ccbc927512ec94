package dev.risiti.contracts.device;

import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.value.Check;

/** Submits again for a suspended device. */
public record ResumeDevice(String tenantId, String deviceId) implements DeviceCommand {
    public ResumeDevice {
        Check.text("tenantId", tenantId, 64);
        Check.text("deviceId", deviceId, 64);
    }

    @Override
    public EventType eventType() {
        return EventType.RESUME_DEVICE;
    }

    @Override
    public String key() {
        return deviceId;
    }
}
