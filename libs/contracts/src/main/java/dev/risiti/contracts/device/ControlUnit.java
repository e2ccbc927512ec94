package dev.risiti.contracts.device;

import dev.risiti.contracts.value.Check;
import org.jspecify.annotations.Nullable;

/** What KRA calls the device: {@code sdcId}, {@code mrcNo}, {@code dvcId}. */
public record ControlUnit(
        String controlUnitId,
        @Nullable String machineCode,
        @Nullable String kraDeviceId) {
    public ControlUnit {
        Check.text("controlUnitId", controlUnitId, 18);
    }
}
