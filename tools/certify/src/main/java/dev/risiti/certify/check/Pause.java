package dev.risiti.certify.check;

import java.time.Duration;

/** Waits, where KRA shows something some time after it happened. */
@FunctionalInterface
public interface Pause {
    /** Returns after that time, or earlier when the thread is interrupted. */
    void last(Duration time);
}
