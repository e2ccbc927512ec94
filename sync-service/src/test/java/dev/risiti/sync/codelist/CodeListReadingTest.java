package dev.risiti.sync.codelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.reference.CodeEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodeListReadingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private static CodeValue standardRate(String rate) {
        return new CodeValue("04", "B", "B-VAT", true, new BigDecimal(rate));
    }

    private static List<CodeEntry> changes(Map<CodeValue.Key, CodeValue> known, CodeValue now) {
        return CodeListReading.changes(Environment.SANDBOX, known, Map.of(now.key(), now), TODAY, Instant.EPOCH);
    }

    @Test
    void letsTheFirstValueEverSeenHoldForAllDocuments() {
        assertThat(changes(Map.of(), standardRate("16")))
                .extracting(CodeEntry::effectiveFrom)
                .containsExactly(LocalDate.of(2000, 1, 1));
    }

    @Test
    void letsAChangedRateHoldFromTheDayItWasSeen() {
        CodeValue before = standardRate("16");

        assertThat(changes(Map.of(before.key(), before), standardRate("18")))
                .extracting(CodeEntry::effectiveFrom, CodeEntry::rate)
                .containsExactly(tuple(TODAY, new BigDecimal("18")));
    }

    @Test
    void takesARateWrittenOtherwiseForTheSame() {
        CodeValue before = standardRate("16.00");

        assertThat(changes(Map.of(before.key(), before), standardRate("16"))).isEmpty();
    }
}
