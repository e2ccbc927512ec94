package dev.risiti.submission.lane;

import dev.risiti.contracts.device.Environment;
import org.jspecify.annotations.Nullable;

/**
 * A lane: the right to have one state-changing call open at KRA. One per device, and one per taxpayer for items, as item
 * codes count per PIN.
 *
 * @param failures consecutive calls that did not reach a decision; drives the back-off
 */
public record Lane(
        long laneId,
        Kind kind,
        @Nullable String deviceId,
        @Nullable Environment environment,
        @Nullable String pin,
        int failures,
        @Nullable String pausedCode,
        @Nullable String pausedText) {

    /** What the lane belongs to. */
    public enum Kind {
        DEVICE,
        ITEMS
    }
}
