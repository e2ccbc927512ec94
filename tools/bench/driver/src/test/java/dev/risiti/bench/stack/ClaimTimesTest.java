package dev.risiti.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.risiti.bench.BenchException;
import org.junit.jupiter.api.Test;

class ClaimTimesTest {
    private static final String BEFORE = metrics(10, 10, 10);

    private static String metrics(int oneMilli, int twoMillis, int all) {
        return """
                risiti_lanes_claim_seconds_count{application="submission-service"} %3$d
                risiti_lanes_claim_seconds_bucket{application="submission-service",le="0.001"} %1$d
                risiti_lanes_claim_seconds_bucket{application="submission-service",le="0.002"} %2$d
                risiti_lanes_claim_seconds_bucket{application="submission-service",le="+Inf"} %3$d
                other_seconds_bucket{le="0.001"} 7
                """.formatted(oneMilli, twoMillis, all);
    }

    @Test
    void valuesLieEvenlyInTheirBucket() {
        ClaimTimes times = ClaimTimes.read(metrics(50, 100, 100));

        assertThat(times.millis(25)).isEqualTo(0.5, within(1e-9));
        assertThat(times.millis(75)).isEqualTo(1.5, within(1e-9));
        assertThat(times.millis(100)).isEqualTo(2, within(1e-9));
    }

    @Test
    void whatWasBeforeDoesNotCount() {
        ClaimTimes times = ClaimTimes.read(metrics(10, 20, 20)).since(ClaimTimes.read(BEFORE));

        assertThat(times.millis(50)).isEqualTo(1.5, within(1e-9));
    }

    @Test
    void beyondTheLastBoundAreAtLeastThat() {
        assertThat(ClaimTimes.read(metrics(0, 0, 10)).millis(50)).isEqualTo(2, within(1e-9));
    }

    @Test
    void nothingClaimedHasNoPercentile() {
        ClaimTimes none = ClaimTimes.read(BEFORE).since(ClaimTimes.read(BEFORE));

        assertThatThrownBy(() -> none.millis(50)).isInstanceOf(BenchException.class);
    }
}
