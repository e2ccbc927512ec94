package dev.risiti.bench.process;

import dev.risiti.bench.BenchException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Lets time pass, on this thread alone. An interruption ends the run. */
public final class Waiting {
    private Waiting() {}

    /**
     * Looks at once and then again after every {@code pause}.
     *
     * @return whether it came true before the time was up
     */
    public static boolean until(BooleanSupplier condition, Duration patience, Duration pause) {
        long end = System.nanoTime() + patience.toNanos();
        boolean met = condition.getAsBoolean();
        while (!met && System.nanoTime() < end) {
            pass(pause);
            met = condition.getAsBoolean();
        }
        return met;
    }

    /** Returns when that much time has passed. */
    public static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                throw new BenchException("interrupted while waiting");
            }
        }
    }
}
