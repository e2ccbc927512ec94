package dev.risiti.submission.core;

import dev.risiti.contracts.result.Reason;
import dev.risiti.submission.attempt.Attempt;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the owner of a lane does once the effects of a decision are written. */
public sealed interface Then {
    /** Send the attempt that the effects opened for this document. */
    record Send(long documentId) implements Then {}

    /** Ask KRA whether it holds this attempt. */
    record Ask(Attempt attempt) implements Then {}

    /** Look again, with the effects in the state. */
    record LookAgain() implements Then {}

    /** Give the lane back: due again after the delay; null: when somebody makes it due. */
    record Release(@Nullable Duration delay) implements Then {}

    /** Give the lane back, standing still until its device is well again or a person resumes it. */
    record Pause(Reason reason) implements Then {}
}
