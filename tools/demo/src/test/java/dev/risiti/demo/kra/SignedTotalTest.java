package dev.risiti.demo.kra;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class SignedTotalTest {
    /** The signature was computed by hand, from the simulator's description of it. */
    private static final SignedReceipt RECEIPT =
            new SignedReceipt(3, "FTR5W25EERQGIZOX", "A".repeat(26), "20261121120000");

    @Test
    void recognisesTheTotalThatWasSigned() {
        assertThat(SignedTotal.matches(RECEIPT, "P051234567M", "01", 7, new BigDecimal("4499.99")))
                .isTrue();
    }

    @Test
    void noticesASingleCent() {
        assertThat(SignedTotal.matches(RECEIPT, "P051234567M", "01", 7, new BigDecimal("4499.98")))
                .isFalse();
    }
}
