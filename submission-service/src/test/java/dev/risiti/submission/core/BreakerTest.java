package dev.risiti.submission.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private final Breaker breaker = new Breaker(new Breaker.Rates(3, 2, 10));

    @Test
    void letsEverythingThroughWhileAnswersCome() {
        assertThat(admittedIn(Duration.ofSeconds(1))).isEqualTo(1000);
    }

    @Test
    void staysClosedWhenFailuresAreNotInARow() {
        breaker.failed(NOON);
        breaker.failed(NOON);
        breaker.answered(NOON);
        breaker.failed(NOON);
        breaker.failed(NOON);
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
    }

    @Test
    void letsOnlyProbesThroughWhenItIsOpen() {
        open();
        // One at once, then two a second.
        assertThat(admittedIn(Duration.ofSeconds(10))).isBetween(20, 21);
    }

    @Test
    void drainsAtABoundedRateAfterAnAnswerUntilNothingIsLeft() {
        open();
        breaker.answered(NOON);
        assertThat(breaker.state()).isEqualTo(Breaker.State.DRAINING);
        assertThat(admittedIn(Duration.ofSeconds(10))).isBetween(100, 101);
        breaker.drained(NOON.plusSeconds(10));
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
    }

    @Test
    void opensAgainWhenKraFailsWhileItDrains() {
        open();
        breaker.answered(NOON);
        open();
        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
    }

    @Test
    void savesUpNoMoreThanASecondsWorth() {
        open();
        breaker.answered(NOON);
        Instant later = NOON.plusSeconds(3600);
        int admitted = 0;
        while (breaker.admits(later)) {
            admitted++;
        }
        assertThat(admitted).isEqualTo(10);
    }

    private void open() {
        for (int i = 0; i < 3; i++) {
            breaker.failed(NOON);
        }
    }

    /** How many of a thousand calls spread over the time are let through. */
    private int admittedIn(Duration time) {
        int admitted = 0;
        for (int i = 0; i < 1000; i++) {
            if (breaker.admits(NOON.plus(time.multipliedBy(i).dividedBy(1000)))) {
                admitted++;
            }
        }
        return admitted;
    }
}
