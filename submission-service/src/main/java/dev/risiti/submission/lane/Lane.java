package dev.risiti.submission.lane;

import dev.risiti.contracts.device.Environment;
import org.jspecify.annotations.Nullable;

/**
 * A lane: the right to have one state-changing call open at KRA. One per device, and one per taxpayer for items, as item
 * codes count per PIN.
 *
 * @param epoch of the newest claim
 * @param failures consecutive calls that did not reach a decision; drives the back-off
 * @param refusal the words of the last refusal, while refusals are all that comes
 * @param refusals how many refusals in a row had these words
 * @param pausedCode why the lane stands still until its device is well again, or a person says so
 * @param heldReason why a person holds it
 */
public record Lane(
        long laneId,
        Kind kind,
        @Nullable String deviceId,
        @Nullable Environment environment,
        @Nullable String pin,
        long epoch,
        int failures,
        int refusals,
        @Nullable String refusal,
        @Nullable String pausedCode,
        @Nullable String pausedText,
        @Nullable String heldReason) {

    /** What the lane belongs to. */
    public enum Kind {
        DEVICE,
        ITEMS
    }
}
