package dev.risiti.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceiptsAsSignedTest {
    @Test
    void findsASignatureThatNobodyPublished() {
        Evidence evidence = new DayFixture().signed(1).evidence();

        assertThat(new ReceiptsAsSigned().differences(evidence))
                .containsExactly("KRA signed number 1 of branch 00, which is on no receipt");
    }
}
