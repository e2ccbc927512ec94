package dev.risiti.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersWithoutGapsTest {
    private final Check check = new NumbersWithoutGaps();

    @Test
    void findsAGap() {
        Evidence evidence = new DayFixture().signed(1).signed(3).evidence();

        assertThat(check.differences(evidence))
                .containsExactly("branch 00, saveTrnsSalesOsdc: 3 stands where 2 belongs");
    }

    @Test
    void findsANumberThatWasAcceptedTwice() {
        Evidence evidence = new DayFixture().signed(1).signed(1).evidence();

        assertThat(check.differences(evidence)).hasSize(1);
    }

    @Test
    void allowsANumberToBeUsedAgainAfterARefusal() {
        Evidence evidence = new DayFixture().signed(1).refused(2).signed(2).evidence();

        assertThat(check.differences(evidence)).isEmpty();
    }
}
