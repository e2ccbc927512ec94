package dev.risiti.submission.counter;

import org.jspecify.annotations.Nullable;

/**
 * Where a counter stands.
 *
 * @param last the last number handed out
 * @param holder the document that holds it, while KRA has not decided
 */
public record CounterValue(long last, @Nullable Long holder) {
    /** A counter that never counted. */
    public static final CounterValue UNUSED = new CounterValue(0, null);
}
