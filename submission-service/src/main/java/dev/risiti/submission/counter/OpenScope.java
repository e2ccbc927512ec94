package dev.risiti.submission.counter;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What KRA's answer to a device's number says about for whom KRA counts, while no other branch of the taxpayer has a
 * number under way. Pure.
 *
 * <p>Only a number that another branch used before tells the two apart: KRA takes it where each device counts for itself,
 * and has passed it where the branches count together. Every other number says nothing, and the question stays open.
 *
 * @param taxpayer the counter that the branches would share
 * @param others the highest number that the other branches hold or held; 0 when none
 * @param held whether one of them holds a number that KRA has not decided: then this device waits
 * @param found whether an answer told while this was being read: then it is no longer open, and is to be read anew
 */
public record OpenScope(Counter taxpayer, long others, boolean held, boolean found) {

    /** KRA took the number. */
    public Optional<CounterScope> accepted(long number) {
        return used(number) ? Optional.of(CounterScope.DEVICE) : Optional.empty();
    }

    /**
     * KRA says that the number is taken.
     *
     * @param everUnknown whether an earlier send of the number had no answer: then it may be taken by itself
     */
    public Optional<CounterScope> taken(long number, boolean everUnknown) {
        return used(number) && !everUnknown ? Optional.of(CounterScope.TAXPAYER) : Optional.empty();
    }

    /**
     * KRA expects another number.
     *
     * @param everUnknown as in {@link #taken}; it does not matter where KRA cannot have come so far by this number alone
     */
    public Optional<CounterScope> expected(long number, BigDecimal expected, boolean everUnknown) {
        boolean byItself = everUnknown && expected.compareTo(BigDecimal.valueOf(number + 1)) == 0;
        return explains(number, expected) && !byItself ? Optional.of(CounterScope.TAXPAYER) : Optional.empty();
    }

    /** Whether the numbers of the other branches alone explain that KRA expects this one: it proves nothing of ours. */
    public boolean explains(long number, BigDecimal expected) {
        return used(number) && expected.compareTo(BigDecimal.valueOf(others + 1)) == 0;
    }

    /** Whether another branch used the number. */
    public boolean used(long number) {
        return number <= others;
    }
}
