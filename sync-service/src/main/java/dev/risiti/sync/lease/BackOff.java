package dev.risiti.sync.lease;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Doubling pauses with jitter, so that rows that failed together do not come back together. */
public final class BackOff {
    private BackOff() {}

    /** @param attempts how often it was tried before, from 0 */
    public static Duration after(int attempts, Duration first, Duration longest) {
        long doubled = first.toMillis() << Math.min(attempts, 20);
        long capped = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(capped - ThreadLocalRandom.current().nextLong(capped / 5 + 1));
    }
}
