package dev.risiti.oscu.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KraTimeTest {
    private static final Instant LATE_EVENING_UTC = Instant.parse("2026-01-04T21:30:05.999Z");

    @Test
    void writesNairobiTime() {
        assertThat(KraTime.dateTime(LATE_EVENING_UTC)).isEqualTo("20260105003005");
        assertThat(KraTime.dateOf(LATE_EVENING_UTC)).isEqualTo(LocalDate.of(2026, 1, 5));
        assertThat(KraTime.date(LocalDate.of(2026, 1, 5))).isEqualTo("20260105");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20260105101501", "2026-01-05 10:15:01", "2026-01-05 10:15:01.0", " 20260105101501 "})
    void readsEachFormOfATime(String text) {
        assertThat(KraTime.parse(text)).contains(Instant.parse("2026-01-05T07:15:01Z"));
    }

    @Test
    void readsADateAsItsFirstInstant() {
        assertThat(KraTime.parse("20260105")).contains(Instant.parse("2026-01-04T21:00:00Z"));
        assertThat(KraTime.parseDate("20260105")).contains(LocalDate.of(2026, 1, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20260230", "20260105250000", "2026-01-05", "yesterday", "2026010510150"})
    void findsNoTimeInOtherTexts(String text) {
        assertThat(KraTime.parse(text)).isEmpty();
    }
}
