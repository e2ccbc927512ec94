package dev.risiti.demo;

import java.time.Duration;

/** A moment that waiting does not go beyond, on the monotonic clock. */
public record Deadline(long nanoTime) {
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    public boolean isOver() {
        return System.nanoTime() - nanoTime >= 0;
    }
}
