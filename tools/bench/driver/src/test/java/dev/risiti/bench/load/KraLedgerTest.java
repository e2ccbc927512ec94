package dev.risiti.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KraLedgerTest {
    private static final String PIN = "P000000000B";

    private final KraLedger ledger = new KraLedger();

    @Test
    void findsNothingWhereResultsAndKraAgree() {
        enter(1, "ACCEPTED");
        enter(2, "REFUSED");
        enter(2, "ACCEPTED");
        assertThat(ledger.differences(PIN, 2)).isEmpty();
    }

    @Test
    void findsAReceiptThatNoResultTells() {
        enter(1, "ACCEPTED");
        enter(2, "ACCEPTED");
        assertThat(ledger.differences(PIN, 1)).hasSize(1);
    }

    @Test
    void findsAResultThatKraNeverSigned() {
        enter(1, "LOST_BEFORE_COMMIT");
        assertThat(ledger.differences(PIN, 1)).hasSize(1);
    }

    @Test
    void findsAGapInTheNumbers() {
        enter(1, "ACCEPTED");
        enter(3, "ACCEPTED");
        assertThat(ledger.differences(PIN, 2)).isNotEmpty();
    }

    private void enter(int number, String outcome) {
        try {
            ObjectMapper json = new ObjectMapper();
            ledger.enter(json.readTree(json.writeValueAsString(Map.of(
                    "call",
                    "saveTrnsSalesOsdc",
                    "tin",
                    PIN,
                    "number",
                    Integer.toString(number),
                    "receivedAt",
                    "2026-11-21T10:00:00Z",
                    "outcome",
                    outcome))));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
