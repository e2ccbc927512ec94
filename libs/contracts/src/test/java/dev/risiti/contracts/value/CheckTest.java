package dev.risiti.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

    @Test
    void writesAnAmountWithTwoPlaces() {
        assertThat(Check.amount("total", new BigDecimal("1160"))).isEqualTo(new BigDecimal("1160.00"));
        assertThat(Check.amount("total", new BigDecimal("1160.500"))).isEqualTo(new BigDecimal("1160.50"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "1160.005", "1e18"})
    void refusesAnAmountThatWouldBeRoundedOrIsTooLarge(String amount) {
        assertThatThrownBy(() -> Check.amount("total", new BigDecimal(amount)))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining(new BigDecimal(amount).toString())
                .hasMessageContaining("at most two decimals");
    }

    @Test
    void refusesANegativeAmountAndAZeroQuantity() {
        assertThatThrownBy(() -> Check.notNegativeAmount("total", new BigDecimal("-0.01")))
                .hasMessageStartingWith("total: found '-0.01'");
        assertThatThrownBy(() -> Check.positive("quantity", BigDecimal.ZERO))
                .hasMessage("quantity: found '0'; give a value greater than zero");
    }

    @Test
    void keepsTenDecimalsAndRefusesEleven() {
        assertThat(Check.decimal("rate", new BigDecimal("0.12345678900000"))).isEqualTo(new BigDecimal("0.123456789"));
        assertThat(Check.decimal("rate", new BigDecimal("1.2E+3")).toString()).isEqualTo("1200");
        assertThatThrownBy(() -> Check.decimal("rate", new BigDecimal("0.00000000001")))
                .isInstanceOf(ContractViolation.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e2147483647", "1e-2147483647"})
    void refusesAHugeExponentWithoutWritingItOut(String decimal) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> Check.decimal("quantity", new BigDecimal(decimal)))
                        .isInstanceOf(ContractViolation.class));
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(Check.text("name", "🧾".repeat(60), 60)).hasSize(120);
        assertThatThrownBy(() -> Check.text("name", "x".repeat(61), 60))
                .hasMessageContaining("shorten it to 60 characters");
    }

    @Test
    void refusesATextThatPostgreSqlCannotKeep() {
        assertThatThrownBy(() -> Check.text("name", "Paint\0", 60)).hasMessageContaining("U+0000");
    }

    @Test
    void refusesABlankTextAndABlankOptionalText() {
        assertThatThrownBy(() -> Check.text("name", null, 60)).hasMessageStartingWith("name: found nothing");
        assertThatThrownBy(() -> Check.optionalText("name", " ", 60)).isInstanceOf(ContractViolation.class);
        assertThat(Check.optionalText("name", null, 60)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P05123456M", "p051234567m", "P051234567", "P051234567M "})
    void refusesWhatIsNoPin(String pin) {
        assertThatThrownBy(() -> Check.pin("buyer.pin", pin)).hasMessageStartingWith("buyer.pin: found '" + pin + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "000", "A1"})
    void refusesWhatIsNoBranch(String branch) {
        assertThatThrownBy(() -> Check.branch("branchId", branch)).isInstanceOf(ContractViolation.class);
    }

    @Test
    void refusesAnEmptyList() {
        assertThatThrownBy(() -> Check.some("lines", List.of())).hasMessageContaining("at least one element");
    }
}
