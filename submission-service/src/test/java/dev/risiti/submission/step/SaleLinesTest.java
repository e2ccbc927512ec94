package dev.risiti.submission.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.contracts.document.Buyer;
import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.PaymentMethod;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.document.SaleLine;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.submission.tax.TaxRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SaleLinesTest {
    private static final TaxRates RATES =
            new TaxRates(Map.of(TaxType.B, new BigDecimal("16"), TaxType.C, BigDecimal.ZERO), Set.of(TaxType.B));
    private static final Map<String, String> CODES = Map.of("11", "KE2NTNO0000001");

    @Test
    void takesTheTaxOutOfTheLineTotal() {
        WireLine line =
                SaleLines.of(sale("3", "3480.00", "KES", null), CODES, RATES).getFirst();
        assertThat(line.taxableAmount()).isEqualByComparingTo("3000.00");
        assertThat(line.taxAmount()).isEqualByComparingTo("480.00");
        assertThat(line.unitPrice()).isEqualByComparingTo("1160");
    }

    @Test
    void convertsForeignCurrencyByKesPerUnitAndRoundsTheLine() {
        WireLine line = SaleLines.of(sale("1", "10.01", "USD", new BigDecimal("129.255")), CODES, RATES)
                .getFirst();
        assertThat(line.totalAmount()).isEqualByComparingTo("1293.84");
    }

    @Test
    void keepsTheSourceQuantityOfAFoldedLine() {
        WireLine line =
                SaleLines.of(sale("0.333", "100.00", "KES", null), CODES, RATES).getFirst();
        assertThat(line.quantity()).isEqualByComparingTo("1");
        assertThat(line.sourceQuantity()).isEqualByComparingTo("0.333");
    }

    @Test
    void leavesOutALineThatCostsNothing() {
        assertThat(SaleLines.of(sale("1", "0.00", "KES", null), CODES, RATES)).isEmpty();
    }

    @Property
    void preservesTheTotalAndTheQuantityOfEveryLine(
            @ForAll @BigRange(min = "0.01", max = "9999") @Scale(3) BigDecimal quantity,
            @ForAll @BigRange(min = "0.01", max = "99999999") @Scale(2) BigDecimal total) {
        List<WireLine> lines =
                SaleLines.of(sale(quantity.toPlainString(), total.toPlainString(), "KES", null), CODES, RATES);
        assertThat(lines.stream().map(WireLine::totalAmount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(total);
        assertThat(lines.stream().map(WireLine::sourceQuantity).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(quantity);
    }

    private static Sale sale(String quantity, String total, String currency, @Nullable BigDecimal rate) {
        ItemRef item = new ItemRef(
                "11",
                "Cement",
                ItemType.FINISHED_PRODUCT,
                "1010160100",
                "KE",
                "NT",
                "NO",
                TaxType.B,
                BigDecimal.TEN,
                null);
        return new Sale(
                "tenant",
                "books/1",
                "Invoice/1",
                1,
                "device",
                null,
                "INV-1",
                LocalDate.of(2026, 11, 20),
                currency,
                rate,
                new Buyer("Walk-in", null, null),
                PaymentMethod.CASH,
                List.of(new SaleLine(
                        "1", item, new BigDecimal(quantity), null, null, new BigDecimal(total), TaxType.B)),
                null);
    }
}
