package dev.risiti.submission.counter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.contracts.device.Environment;
import java.math.BigDecimal;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What KRA's answers say about for whom it counts; another branch has used the numbers up to 5. */
class OpenScopeTest {
    private static final OpenScope OPEN = new OpenScope(
            Counter.ofTaxpayer(Environment.SANDBOX, "P000000001X", Counter.Name.INVOICE), 5, false, false);

    @Test
    void anAcceptedNumberThatAnotherBranchUsedTells() {
        assertThat(OPEN.accepted(1)).contains(CounterScope.DEVICE);
        assertThat(OPEN.accepted(5)).contains(CounterScope.DEVICE);
    }

    @Test
    void anAcceptedNumberThatNobodyUsedTellsNothing() {
        assertThat(OPEN.accepted(6)).isEmpty();
        assertThat(OPEN.accepted(100)).as("KRA may take gaps").isEmpty();
    }

    @Test
    void theNextNumberOfAllBranchesTells() {
        assertThat(OPEN.expected(1, BigDecimal.valueOf(6), false)).contains(CounterScope.TAXPAYER);
        assertThat(OPEN.expected(1, new BigDecimal("6.00"), true)).contains(CounterScope.TAXPAYER);
    }

    @Test
    void anyOtherExpectedNumberTellsNothing() {
        assertThat(OPEN.expected(1, BigDecimal.valueOf(2), false)).isEmpty();
        assertThat(OPEN.expected(1, BigDecimal.valueOf(9), false)).isEmpty();
        assertThat(OPEN.expected(9, BigDecimal.valueOf(6), false)).isEmpty();
    }

    /** Whatever KRA's counting is, what is found by its own answer is what it is, also after a send without an answer. */
    @Property
    void neverFindsWhatIsNotSo(
            @ForAll @LongRange(min = 0, max = 6) long ownTaken,
            @ForAll @LongRange(min = 0, max = 6) long others,
            @ForAll boolean together,
            @ForAll boolean firstSendTaken) {
        OpenScope open = new OpenScope(OPEN.taxpayer(), others, false, false);
        CounterScope truth = together ? CounterScope.TAXPAYER : CounterScope.DEVICE;
        long number = ownTaken + 1;
        long last = together ? Math.max(ownTaken, others) : ownTaken;
        boolean taken = firstSendTaken && number > last;
        long expected = (taken ? number : last) + 1;
        if (number == expected) {
            assertThat(open.accepted(number)).isIn(Optional.empty(), Optional.of(truth));
        } else if (number < expected) {
            assertThat(open.expected(number, BigDecimal.valueOf(expected), firstSendTaken))
                    .isIn(Optional.empty(), Optional.of(truth));
            assertThat(open.taken(number, firstSendTaken)).isIn(Optional.empty(), Optional.of(truth));
        }
    }
}
