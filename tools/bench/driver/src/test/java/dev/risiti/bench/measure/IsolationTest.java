package dev.risiti.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IsolationTest {

    @Test
    void aSteadyTrendDoesNotMoveTheRatio() {
        assertThat(new Isolation.Pair(800, 400, 200, 0).ratio()).isEqualTo(1);
        assertThat(new Isolation.Pair(100, 200, 100, 0).ratio()).isEqualTo(2);
    }
}
