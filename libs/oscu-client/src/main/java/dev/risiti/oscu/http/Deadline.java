package dev.risiti.oscu.http;

import java.time.Duration;

/**
 * The moment after which nothing of a call may be on the wire.
 *
 * @param endNanos on the scale of {@link System#nanoTime()}
 * @param total the time the call had at its start
 */
record Deadline(long endNanos, Duration total) {
    static Deadline in(Duration total) {
        return new Deadline(System.nanoTime() + total.toNanos(), total);
    }

    /** What is left; zero or less when it has passed. */
    long leftNanos() {
        return endNanos - System.nanoTime();
    }

    boolean passed() {
        return leftNanos() <= 0;
    }
}
