package dev.risiti.simulator.books.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.TestBooks;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SampleTotalsTest {
    private final TestBooks test = TestBooks.withSampleLists();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invoice-taxexcluded",
                "invoice-taxinclusive",
                "invoice-discount-10pct",
                "invoice-multicurrency-usd",
                "invoice-bundle-groupline",
                "invoice-no-docnumber-no-qty",
                "creditmemo",
                "salesreceipt",
                "refundreceipt"
            })
    void computesTheSamplesToTheCentFromWhatTheirUserTyped(String name) throws IOException {
        Map.Entry<String, JsonNode> sample = sample(name);
        EntityType type = EntityType.named(sample.getKey()).orElseThrow();
        ObjectNode stored = test.create(type, typed(sample.getValue()));
        assertThat(amounts(stored)).isEqualTo(amounts(sample.getValue()));
    }

    @Test
    void keepsATaxInclusiveTotalThroughADiscount() throws IOException {
        ObjectNode form = typed(sample("invoice-taxinclusive").getValue());
        form.withArray("Line")
                .addObject()
                .put("DetailType", "DiscountLineDetail")
                .putObject("DiscountLineDetail")
                .put("PercentBased", true)
                .put("DiscountPercent", 10);
        ObjectNode stored = test.create(EntityType.INVOICE, form);
        // 10 % of 2265.00 shown to the customer: 1620.00 at 16 % (net 1396.55) and 418.50 at 0 %.
        assertThat(stored.path("TotalAmt").decimalValue()).isEqualByComparingTo("2038.50");
        assertThat(stored.at("/TxnTaxDetail/TotalTax").decimalValue()).isEqualByComparingTo("223.45");
        assertThat(stored.at("/Line/3/Amount").decimalValue()).isEqualByComparingTo("201.67");
    }

    @Test
    void voidsAsTheSampleShows() throws IOException {
        ObjectNode created = test.create(
                EntityType.INVOICE, typed(sample("invoice-taxexcluded").getValue()));
        created = created.deepCopy().put("PrivateNote", "raised in error").put("sparse", true);
        ObjectNode annotated = test.update(EntityType.INVOICE, created);
        ObjectNode voided =
                test.books.change(test.open(), draft -> EntityWriter.voidOut(draft, EntityType.INVOICE, annotated));
        JsonNode expected = sample("invoice-voided").getValue();
        assertThat(amounts(voided)).isEqualTo(amounts(expected));
        assertThat(voided.path("PrivateNote")).isEqualTo(expected.path("PrivateNote"));
        assertThat(voided.at("/Line/0/SalesItemLineDetail").has("UnitPrice")).isFalse();
    }

    @Test
    void refusesAnAmountThatIsNotQuantityTimesPrice() throws IOException {
        ObjectNode form = typed(sample("invoice-taxexcluded").getValue());
        ((ObjectNode) form.at("/Line/0")).put("Amount", 31000);
        assertThatThrownBy(() -> test.create(EntityType.INVOICE, form))
                .isInstanceOf(QboFault.class)
                .hasMessageContaining("Amount calculation incorrect");
    }

    @Test
    void aPaymentSettlesTheInvoiceAndGivesItANewVersion() throws IOException {
        ObjectNode invoice = test.create(
                EntityType.INVOICE, typed(sample("invoice-taxexcluded").getValue()));
        ObjectNode payment = Json.object().put("TotalAmt", new BigDecimal("57499.90"));
        payment.putObject("CustomerRef").put("value", "58");
        payment.putArray("Line")
                .addObject()
                .put("Amount", new BigDecimal("57499.90"))
                .putArray("LinkedTxn")
                .addObject()
                .put("TxnId", invoice.path("Id").asText())
                .put("TxnType", "Invoice");
        test.create(EntityType.PAYMENT, payment);
        ObjectNode paid = test.open()
                .find(EntityType.INVOICE, invoice.path("Id").asText())
                .orElseThrow()
                .json();
        assertThat(paid.path("Balance").decimalValue()).isZero();
        assertThat(paid.path("SyncToken").asText()).isEqualTo("1");
        assertThat(paid.at("/LinkedTxn/0/TxnType").asText()).isEqualTo("Payment");
    }

    /** Removes what QuickBooks computes, so that it has to be computed here. */
    private static ObjectNode typed(JsonNode sample) {
        ObjectNode form = sample.deepCopy();
        form.remove(List.of("TotalAmt", "HomeTotalAmt", "Balance", "HomeBalance", "RemainingCredit", "TxnTaxDetail"));
        boolean inclusive =
                "TaxInclusive".equals(form.path("GlobalTaxCalculation").asText());
        for (JsonNode each : form.path("Line")) {
            ObjectNode line = (ObjectNode) each;
            JsonNode detail = line.path("SalesItemLineDetail");
            if (detail.has("Qty")) {
                line.remove("Amount");
                if (inclusive) {
                    ((ObjectNode) detail).remove("UnitPrice");
                }
            }
            if (line.path("GroupLineDetail") instanceof ObjectNode bundle) {
                line.remove("Amount");
                bundle.remove("Line");
            }
            if (line.path("DiscountLineDetail").path("PercentBased").asBoolean()) {
                line.remove("Amount");
            }
        }
        return form;
    }

    /** Every amount on a form, with the place it stands at. */
    private static List<String> amounts(JsonNode form) {
        List<String> amounts = new ArrayList<>();
        for (String member : List.of("TotalAmt", "HomeTotalAmt", "Balance", "HomeBalance", "RemainingCredit")) {
            add(amounts, member, form.path(member));
        }
        add(amounts, "TotalTax", form.at("/TxnTaxDetail/TotalTax"));
        for (JsonNode tax : form.at("/TxnTaxDetail/TaxLine")) {
            String rate = tax.at("/TaxLineDetail/TaxRateRef/value").asText();
            add(amounts, "tax " + rate, tax.path("Amount"));
            add(amounts, "taxable " + rate, tax.at("/TaxLineDetail/NetAmountTaxable"));
        }
        form.path("Line").forEach(line -> {
            add(amounts, line.path("DetailType").asText(), line.path("Amount"));
            add(amounts, "inclusive", line.at("/SalesItemLineDetail/TaxInclusiveAmt"));
            line.at("/GroupLineDetail/Line").forEach(part -> add(amounts, "part", part.path("Amount")));
        });
        return amounts;
    }

    private static void add(List<String> amounts, String place, JsonNode amount) {
        if (amount.isNumber()) {
            amounts.add(place + " " + Json.cents(amount.decimalValue()));
        }
    }

    private static Map.Entry<String, JsonNode> sample(String name) throws IOException {
        try (var file = SampleTotalsTest.class.getResourceAsStream("/samples/qbo-" + name + ".json")) {
            return Json.mapper().readTree(file).properties().iterator().next();
        }
    }
}
