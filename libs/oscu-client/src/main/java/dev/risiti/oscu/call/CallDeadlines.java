package dev.risiti.oscu.call;

import java.time.Duration;

/**
 * How long a call may take, measured from the moment it is asked for to the last byte of its answer.
 *
 * @param connect time to get a connection
 * @param write total time of a call that changes something; KRA takes up to two minutes in congestion (KRA reference
 *     3.4)
 * @param lookUp total time of a look-up
 * @param classList total time of the item class list, which is very large in production (KRA reference 2.3)
 */
public record CallDeadlines(Duration connect, Duration write, Duration lookUp, Duration classList) {
    /** 5 s to connect, 120 s for a write, 30 s for a look-up, 10 min for the class list. */
    public static final CallDeadlines DEFAULT = new CallDeadlines(
            Duration.ofSeconds(5), Duration.ofSeconds(120), Duration.ofSeconds(30), Duration.ofMinutes(10));

    public CallDeadlines {
        if (!connect.isPositive() || !write.isPositive() || !lookUp.isPositive() || !classList.isPositive()) {
            throw new IllegalArgumentException(
                    "deadlines must be above zero: " + connect + ", " + write + ", " + lookUp + ", " + classList);
        }
    }

    /** The total time of that call. */
    public Duration total(OscuCall call) {
        if (call == OscuCall.SELECT_ITEM_CLS_LIST) {
            return classList;
        }
        return call.changesState() ? write : lookUp;
    }

    /** The longest total time of any call. */
    public Duration longest() {
        var longer = write.compareTo(lookUp) > 0 ? write : lookUp;
        return longer.compareTo(classList) > 0 ? longer : classList;
    }
}
