package dev.risiti.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClosedLoopTest {

    @Test
    void alwaysHasOneMoreSaleWaitingBesideTheOneThatIsCalled() {
        assertThat(ClosedLoop.depth(10_000, 500, 512)).isEqualTo(2);
        assertThat(ClosedLoop.depth(1, 0, 512)).isGreaterThan(2);
        assertThat(ClosedLoop.depth(10, 20, 512)).isGreaterThanOrEqualTo(20);
    }
}
