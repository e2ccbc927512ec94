package dev.risiti.submission.core;

import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.device.Device;

/** What happened to a lane. */
public sealed interface LaneEvent {
    /** The owner looks for what to do: after a claim, or after the last call was written down. */
    record Look() implements LaneEvent {}

    /** A send came back. {@code device}: whose key it was sent with. */
    record Replied(Device device, Attempt attempt, Outcome outcome) implements LaneEvent {}

    /** A question came back. */
    record Answered(Device device, Attempt attempt, Asked asked) implements LaneEvent {}
}
