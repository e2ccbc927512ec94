package dev.risiti.submission.core;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Jittered exponential back-off: between half and the whole of {@code min × 2^failures}, at most {@code max}. No thread
 * waits for it; the lane is due later.
 */
public record BackOff(Duration min, Duration max, RandomGenerator random) {
    private static final int MAX_DOUBLINGS = 20;

    public Duration after(int failures) {
        long ceiling = Math.min(max.toMillis(), min.toMillis() << Math.min(failures, MAX_DOUBLINGS));
        return Duration.ofMillis(ceiling / 2 + random.nextLong(ceiling / 2 + 1));
    }
}
