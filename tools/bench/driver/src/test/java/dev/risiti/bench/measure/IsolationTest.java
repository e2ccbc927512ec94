package dev.risiti.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IsolationTest {

    @Test
    void takesTheMedianOfThePairs() {
        assertThat(Isolation.median(List.of(9.0, 1.0, 1.1, 1.2, 0.9))).isEqualTo(1.1);
        assertThat(Isolation.median(List.of(1.0, 2.0))).isEqualTo(1.5);
    }

    @Test
    void aSteadyTrendDoesNotMoveTheRatio() {
        assertThat(new Isolation.Pair(800, 400, 200, 0).ratio()).isEqualTo(1);
        assertThat(new Isolation.Pair(100, 200, 100, 0).ratio()).isEqualTo(2);
    }
}
