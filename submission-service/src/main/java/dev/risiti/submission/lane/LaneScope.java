package dev.risiti.submission.lane;

import dev.risiti.contracts.device.Environment;
import org.jspecify.annotations.Nullable;

/**
 * Names a lane for ever: what its order of calls belongs to.
 *
 * @param deviceId of a device's lane
 * @param environment of a taxpayer's item lane, with {@code pin}
 */
public record LaneScope(
        Lane.Kind kind,
        @Nullable String deviceId,
        @Nullable Environment environment,
        @Nullable String pin) {

    /** The lane of a device. */
    public static LaneScope ofDevice(String deviceId) {
        return new LaneScope(Lane.Kind.DEVICE, deviceId, null, null);
    }

    /** The lane in which a taxpayer's items are registered: item codes count per PIN. */
    public static LaneScope ofItems(Environment environment, String pin) {
        return new LaneScope(Lane.Kind.ITEMS, null, environment, pin);
    }

    /** Its key in the table. */
    public String value() {
        return switch (kind) {
            case DEVICE -> "device/" + deviceId;
            case ITEMS -> "items/" + environment + "/" + pin;
        };
    }
}
