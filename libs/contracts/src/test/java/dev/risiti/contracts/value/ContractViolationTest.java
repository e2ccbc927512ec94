package dev.risiti.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContractViolationTest {

    @Test
    void putsThePathBeforeTheField() {
        ContractViolation violation =
                new ContractViolation("quantity", "0", "give a value greater than zero").within("lines[2]");
        assertThat(violation.field()).isEqualTo("lines[2].quantity");
        assertThat(violation).hasMessage("lines[2].quantity: found '0'; give a value greater than zero");
    }

    @Test
    void doesNotMistakeALongerNameForAPath() {
        assertThat(new ContractViolation("controlUnitId", null, "give it")
                        .within("controlUnit")
                        .field())
                .isEqualTo("controlUnit.controlUnitId");
    }

    @Test
    void keepsAFieldThatNamesItsPathItself() {
        assertThat(new ContractViolation("original", null, "give it")
                        .within("original")
                        .field())
                .isEqualTo("original");
    }

    @Test
    void keepsThatNothingWasFound() {
        assertThat(new ContractViolation("name", null, "it is mandatory").within("buyer"))
                .hasMessage("buyer.name: found nothing; it is mandatory");
    }

    @Test
    void quotesALongValueOnlyInPart() {
        assertThat(new ContractViolation("name", "x".repeat(100_000), "shorten it").getMessage())
                .hasSizeLessThan(200);
    }
}
