package dev.risiti.submission.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CausedIdTest {
    @Test
    void keepsAnIdThatFits() {
        assertThat(CausedId.of("stock/SALE/Invoice/1")).isEqualTo("stock/SALE/Invoice/1");
    }

    @Test
    void shortensLongIdsWithoutMakingTwoOfThemOne() {
        String one = CausedId.of("stock/SALE/" + "a".repeat(128));
        String other = CausedId.of("stock/SALE/" + "a".repeat(127) + "b");
        assertThat(one).hasSize(128).isNotEqualTo(other);
    }
}
