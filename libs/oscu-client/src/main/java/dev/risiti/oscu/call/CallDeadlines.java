package dev.risiti.oscu.call;

import java.time.Duration;

/**
 * How long a call may take, measured from the moment it is asked for to the last byte of its answer.
 *
 * @param connect time to get a connection
 * @param write total time of a call that changes something; KRA takes up to two minutes in congestion (KRA reference
 *     3.4)
 * @param lookUp total time of a look-up
 */
public record CallDeadlines(Duration connect, Duration write, Duration lookUp) {
    /** 5 s to connect, 120 s for a write, 30 s for a look-up. */
    public static final CallDeadlines DEFAULT =
            new CallDeadlines(Duration.ofSeconds(5), Duration.ofSeconds(120), Duration.ofSeconds(30));

    public CallDeadlines {
        if (!connect.isPositive() || !write.isPositive() || !lookUp.isPositive()) {
            throw new IllegalArgumentException(
                    "deadlines must be above zero: " + connect + ", " + write + ", " + lookUp);
        }
    }

    /** The total time of that call. */
    public Duration total(OscuCall call) {
        return call.changesState() ? write : lookUp;
    }
}
