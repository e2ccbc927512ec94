package dev.risiti.oscu.outcome;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The result of a look-up. */
public sealed interface Lookup<T> {
    /**
     * KRA has it.
     *
     * @param resultAt KRA's time of the answer: the next watermark
     */
    record Found<T>(T value, @Nullable Instant resultAt) implements Lookup<T> {}

    /** KRA answered that it has nothing. */
    record Absent<T>(@Nullable Instant resultAt) implements Lookup<T> {}

    /** KRA did not answer the question. */
    record Failed<T>(Outcome outcome) implements Lookup<T> {}
}
