package dev.risiti.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.sync.quickbooks.DocumentType;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    private static final String INVOICE = "qbo-invoice-taxexcluded.json";

    private static String fingerprint(String file, Consumer<ObjectNode> change) {
        return ((Mapped.Publishable) Samples.map(DocumentType.INVOICE, file, change)).fingerprint();
    }

    @ParameterizedTest
    @ValueSource(strings = {"qbo-invoice-after-writeback.json", "qbo-invoice-paid-no-fiscal-change.json"})
    void staysTheSameWhenNothingTaxableChanged(String later) {
        assertThat(fingerprint(later, unchanged -> {})).isEqualTo(fingerprint(INVOICE, unchanged -> {}));
    }

    @Test
    void changesWithTheBuyersPin() {
        assertThat(fingerprint(
                        INVOICE,
                        invoice -> ((ObjectNode) invoice.at("/CustomField/0")).put("StringValue", "P051234568X")))
                .isNotEqualTo(fingerprint(INVOICE, unchanged -> {}));
    }

    @Test
    void changesWithAQuantityEvenIfTheAmountStays() {
        assertThat(fingerprint(
                        INVOICE,
                        invoice -> ((ObjectNode) invoice.at("/Line/1/SalesItemLineDetail"))
                                .put("Qty", 20)
                                .put("UnitPrice", 750)))
                .isNotEqualTo(fingerprint(INVOICE, unchanged -> {}));
    }
}
