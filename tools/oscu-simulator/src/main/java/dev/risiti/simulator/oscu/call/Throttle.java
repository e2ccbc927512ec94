package dev.risiti.simulator.oscu.call;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts what each party does within one window of time; the windows stand side by side, as cheap limiters have them. */
public final class Throttle {
    private final long windowSeconds;
    private final ConcurrentMap<String, Window> windows = new ConcurrentHashMap<>();

    public Throttle(long windowSeconds) {
        this.windowSeconds = windowSeconds;
    }

    /** Counts one more and says whether that is above the limit; a limit of 0 counts nothing. */
    public boolean exceeded(String party, long limit, Instant now) {
        if (limit == 0) {
            return false;
        }
        long number = Math.floorDiv(now.getEpochSecond(), windowSeconds);
        return windows.merge(party, new Window(number, 1), Window::and).count() > limit;
    }

    private record Window(long number, long count) {
        Window and(Window next) {
            return next.number == number ? new Window(number, count + next.count) : next;
        }
    }
}
