package dev.risiti.submission.engine;

import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.device.Device;

/** What a run does next with its lane; whatever it is, it is committed already. */
sealed interface LaneStep {
    /** Send this attempt: it is durable. */
    record Send(Device device, Attempt attempt) implements LaneStep {}

    /** Ask KRA whether it holds this attempt. */
    record Ask(Device device, Attempt attempt) implements LaneStep {}

    /** The lane is given back. */
    record Released() implements LaneStep {}
}
