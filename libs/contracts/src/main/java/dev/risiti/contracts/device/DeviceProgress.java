package dev.risiti.contracts.device;

import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.value.Check;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What sync and submission tell credential-service about a device, on {@code risiti.device-progress.v1}. */
public record DeviceProgress(
        String deviceId,
        String tenantId,
        Milestone milestone,
        Instant reachedAt,
        @Nullable String detail) implements RisitiEvent {

    /** The steps that move a device through its life cycle. */
    public enum Milestone {
        BASIC_DATA_SYNCED,
        BRANCH_USER_SAVED,
        FIRST_ACCEPTANCE,
        KEY_REJECTED
    }

    public DeviceProgress {
        Check.text("deviceId", deviceId, 64);
        Check.text("tenantId", tenantId, 64);
        Check.present("milestone", milestone);
        Check.present("reachedAt", reachedAt);
    }

    @Override
    public EventType eventType() {
        return EventType.DEVICE_PROGRESS;
    }

    @Override
    public String key() {
        return deviceId;
    }
}
