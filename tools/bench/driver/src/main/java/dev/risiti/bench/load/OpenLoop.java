package dev.risiti.bench.load;

import java.util.concurrent.locks.LockSupport;

/**
 * So many sales a second, whatever becomes of them, the lanes in turn. A sale's time counts from when it was due, so a
 * bench that falls behind makes no figure better.
 */
public final class OpenLoop {
    private OpenLoop() {}

    /**
     * Publishes for a while; returns when the last sale is out.
     *
     * @param firstLane lanes before this one get nothing
     * @return the span of the times at which the sales were due
     */
    public static Window run(Traffic traffic, double perSecond, int seconds, int firstLane) {
        long begin = Traffic.nowMicros();
        int lanes = traffic.fleet().size() - firstLane;
        long number = Math.round(perSecond * seconds);
        for (long i = 0; i < number; i++) {
            long due = begin + Math.round(i * 1e6 / perSecond);
            long ahead = due - Traffic.nowMicros();
            while (ahead > 0) {
                LockSupport.parkNanos(ahead * 1000);
                ahead = due - Traffic.nowMicros();
            }
            traffic.publish(firstLane + (int) (i % lanes), due);
        }
        return new Window(begin, begin + seconds * 1_000_000L);
    }
}
