package dev.risiti.submission.engine;

import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.device.Device;

/** What a run does next with its lane; whatever it is, it is committed already. */
sealed interface LaneStep {
    /**
     * Send this attempt: it is durable.
     *
     * @param clockRead when, by this process's monotonic clock in nanoseconds, the database's clock was read that its
     *     deadline counts from
     */
    record Send(Device device, Attempt attempt, long clockRead) implements LaneStep {}

    /** Ask KRA whether it holds this attempt. */
    record Ask(Device device, Attempt attempt) implements LaneStep {}

    /** The lane is given back. */
    record Released() implements LaneStep {}
}
