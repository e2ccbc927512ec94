package dev.risiti.submission.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackOffTest {
    private static final Duration MIN = Duration.ofMillis(250);
    private static final Duration MAX = Duration.ofSeconds(60);

    @Property
    void liesBetweenHalfAndTheWholeOfTheDoubledPause(@ForAll @IntRange(max = 1000) int failures, @ForAll long seed) {
        Duration pause = new BackOff(MIN, MAX, new Random(seed)).after(failures);
        long ceiling = failures > 8 ? MAX.toMillis() : Math.min(MAX.toMillis(), MIN.toMillis() << failures);
        assertThat(pause.toMillis()).isBetween(ceiling / 2, ceiling);
    }
}
