package dev.risiti.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.PaymentMethod;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.document.SaleLine;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.sync.quickbooks.DocumentType;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SaleMappingTest {

    private static Sale sale(String file) {
        return sale(DocumentType.INVOICE, file, unchanged -> {});
    }

    private static Sale sale(DocumentType type, String file, Consumer<ObjectNode> change) {
        Mapped mapped = Samples.map(type, file, change);
        assertThat(mapped).isInstanceOf(Mapped.Publishable.class);
        return (Sale) ((Mapped.Publishable) mapped).document();
    }

    private static BigDecimal total(Sale sale) {
        return sale.lines().stream().map(SaleLine::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Mapped.Held held(String file, Consumer<ObjectNode> change) {
        Mapped mapped = Samples.map(DocumentType.INVOICE, file, change);
        assertThat(mapped).isInstanceOf(Mapped.Held.class);
        return (Mapped.Held) mapped;
    }

    @Test
    void addsTaxToLinesOfATaxExcludedInvoice() {
        Sale sale = sale("qbo-invoice-taxexcluded.json");

        assertThat(sale.lines())
                .extracting(
                        SaleLine::lineId,
                        SaleLine::taxType,
                        SaleLine::total,
                        line -> line.item().type())
                .containsExactly(
                        tuple("1", TaxType.B, new BigDecimal("35999.90"), ItemType.FINISHED_PRODUCT),
                        tuple("2", TaxType.C, new BigDecimal("15000.00"), ItemType.FINISHED_PRODUCT),
                        tuple("3", TaxType.B, new BigDecimal("2900.00"), ItemType.SERVICE),
                        tuple("4", TaxType.A, new BigDecimal("3600.00"), ItemType.FINISHED_PRODUCT));
        assertThat(total(sale)).isEqualByComparingTo("57499.90");
        assertThat(sale.number()).isEqualTo("INV-1042");
        assertThat(sale.sourceDocumentId()).isEqualTo("Invoice/1042");
        assertThat(sale.source()).isEqualTo("quickbooks/9341453908059321");
        assertThat(sale.buyer().pin()).isEqualTo("P051234567X");
        assertThat(sale.paymentMethod()).isEqualTo(PaymentMethod.CREDIT);
        assertThat(sale.exchangeRate()).isNull();
    }

    @Test
    void keepsWhatTheCustomerSawOnATaxInclusiveInvoice() {
        Sale sale = sale("qbo-invoice-taxinclusive.json");

        assertThat(sale.lines())
                .extracting(SaleLine::total, SaleLine::unitPrice)
                .containsExactly(
                        tuple(new BigDecimal("1800.00"), new BigDecimal("900")),
                        tuple(new BigDecimal("465.00"), new BigDecimal("155")));
    }

    @Test
    void spreadsTheDocumentsDiscountOverItsLines() {
        Sale sale = sale("qbo-invoice-discount-10pct.json");

        assertThat(sale.lines())
                .extracting(SaleLine::discount, SaleLine::total)
                .containsExactly(
                        tuple(new BigDecimal("1160.00"), new BigDecimal("10440.00")),
                        tuple(new BigDecimal("580.00"), new BigDecimal("5220.00")));
    }

    @Test
    void findsTheGrossDiscountOfATaxInclusiveInvoiceFromItsTotal() {
        // 2,265.00 less 10 % is 2,038.50; the books state the discount net, as 201.67.
        Sale sale = sale(DocumentType.INVOICE, "qbo-invoice-taxinclusive.json", invoice -> {
            invoice.withArray("Line").addObject().put("Amount", 201.67).put("DetailType", "DiscountLineDetail");
            invoice.put("TotalAmt", 2038.5);
            ObjectNode tax = (ObjectNode) invoice.path("TxnTaxDetail");
            tax.put("TotalTax", 223.45);
            ((ObjectNode) tax.at("/TaxLine/0")).put("Amount", 223.45);
        });

        assertThat(sale.lines())
                .extracting(SaleLine::discount, SaleLine::total)
                .containsExactly(
                        tuple(new BigDecimal("180.00"), new BigDecimal("1620.00")),
                        tuple(new BigDecimal("46.50"), new BigDecimal("418.50")));
    }

    @Test
    void takesABundleApart() {
        Sale sale = sale("qbo-invoice-bundle-groupline.json");

        assertThat(sale.lines())
                .extracting(line -> line.item().sourceItemId(), SaleLine::quantity)
                .containsExactly(tuple("11", new BigDecimal("5")), tuple("13", new BigDecimal("1")));
        assertThat(total(sale)).isEqualByComparingTo("5891.99");
    }

    @Test
    void namesAnInvoiceWithoutNumberByItsIdAndCountsAnAmountWithoutQuantityOnce() {
        Sale sale = sale("qbo-invoice-no-docnumber-no-qty.json");

        assertThat(sale.number()).isEqualTo("QBO-1047");
        assertThat(sale.lines())
                .extracting(SaleLine::quantity, SaleLine::total)
                .containsExactly(tuple(new BigDecimal("1"), new BigDecimal("5800.00")));
    }

    @Test
    void keepsForeignAmountsAndTheirRate() {
        Sale sale = sale("qbo-invoice-multicurrency-usd.json");

        assertThat(sale.currency()).isEqualTo("USD");
        assertThat(sale.exchangeRate()).isEqualByComparingTo("129.35");
        assertThat(total(sale)).isEqualByComparingTo("1160.00");
    }

    @Test
    void holdsAForeignInvoiceWithoutRate() {
        Mapped.Held held = held("qbo-invoice-multicurrency-usd.json", invoice -> invoice.remove("ExchangeRate"));

        assertThat(held.state()).isEqualTo(DocumentState.UNCLEAR);
        assertThat(held.reason().code()).isEqualTo("EXCHANGE_RATE_MISSING");
    }

    @Test
    void readsHowASalesReceiptWasPaid() {
        Sale sale = sale(DocumentType.SALES_RECEIPT, "qbo-salesreceipt.json", unchanged -> {});

        assertThat(sale.paymentMethod()).isEqualTo(PaymentMethod.MOBILE_MONEY);
        assertThat(sale.sourceDocumentId()).isEqualTo("SalesReceipt/1050");
        assertThat(total(sale)).isEqualByComparingTo("1210.00");
    }

    @Test
    void leavesAnItemsOwnTaxTypeAndPriceAloneWhenALineIsSoldUnderAnotherCode() {
        Sale sale = sale(DocumentType.INVOICE, "qbo-invoice-no-docnumber-no-qty.json", invoice -> {
            ((ObjectNode) invoice.at("/Line/0/SalesItemLineDetail/TaxCodeRef")).put("value", "6");
            ((ObjectNode) invoice.path("TxnTaxDetail")).put("TotalTax", 0).remove("TaxLine");
            invoice.put("TotalAmt", 5000);
        });

        assertThat(sale.lines()).singleElement().satisfies(line -> {
            assertThat(line.taxType()).isEqualTo(TaxType.C);
            assertThat(line.item().taxType()).isEqualTo(TaxType.B);
            assertThat(line.item().defaultPrice()).isEqualByComparingTo("2900.00");
        });
    }

    @Test
    void givesAWalkInBuyerAName() {
        Sale sale = sale(DocumentType.SALES_RECEIPT, "qbo-salesreceipt.json", receipt -> receipt.remove("CustomerRef"));

        assertThat(sale.buyer().name()).isEqualTo("Walk-in customer");
        assertThat(sale.buyer().pin()).isNull();
    }

    @Test
    void choosesTheDeviceByDepartment() {
        Sale sale = sale(
                DocumentType.INVOICE,
                "qbo-invoice-taxexcluded.json",
                invoice -> invoice.putObject("DepartmentRef").put("value", "2").put("name", "Mombasa"));

        assertThat(sale.deviceId()).isEqualTo("device-mombasa");
    }

    @Test
    void holdsATaxCodeThatHasNoRuleAlthoughItsPercentIsKnown() {
        Mapped mapped = Samples.map(
                Samples.book(Map.of("5", TaxType.B, "7", TaxType.A)),
                Samples.catalogue(),
                DocumentType.INVOICE,
                "qbo-invoice-taxexcluded.json",
                unchanged -> {});

        assertThat(mapped).isInstanceOfSatisfying(Mapped.Held.class, held -> {
            assertThat(held.state()).isEqualTo(DocumentState.MAPPING_MISSING);
            assertThat(held.reason().text()).contains("Line 2", "0% VAT", "taxTypes.6", "Savanna Hardware Ltd");
        });
    }

    @Test
    void holdsAnInvoiceWhoseTaxWasOverridden() {
        Mapped.Held held = held("qbo-invoice-taxexcluded.json", invoice -> {
            ObjectNode tax = (ObjectNode) invoice.path("TxnTaxDetail");
            tax.put("TotalTax", 5365.4);
            ((ObjectNode) tax.at("/TaxLine/0")).put("Amount", 5365.4);
            invoice.put("TotalAmt", 57499.8);
        });

        assertThat(held.reason().code()).isEqualTo("TAX_DIFFERS");
        assertThat(held.reason().text()).contains("type B", "5365.5", "5365.4");
    }

    @Test
    void toleratesTheCentsOfRoundingPerRate() {
        Sale sale = sale(DocumentType.INVOICE, "qbo-invoice-taxexcluded.json", invoice -> {
            ObjectNode tax = (ObjectNode) invoice.path("TxnTaxDetail");
            tax.put("TotalTax", 5365.54);
            ((ObjectNode) tax.at("/TaxLine/0")).put("Amount", 5365.54);
            invoice.put("TotalAmt", 57499.94);
        });

        assertThat(total(sale)).isEqualByComparingTo("57499.90");
    }

    @Test
    void holdsABuyerPinThatIsNone() {
        Mapped.Held held = held(
                "qbo-invoice-taxexcluded.json",
                invoice -> ((ObjectNode) invoice.at("/CustomField/0")).put("StringValue", "P0512"));

        assertThat(held.reason().text()).contains("KRA PIN", "P0512");
    }

    @Test
    void holdsANegativeLine() {
        Mapped.Held held = held(
                "qbo-invoice-taxexcluded.json", invoice -> ((ObjectNode) invoice.at("/Line/3")).put("Amount", -3600));

        assertThat(held.reason().code()).isEqualTo("NEGATIVE_LINE");
    }

    @Test
    void needsNoReceiptForAVoidedInvoice() {
        assertThat(Samples.map(DocumentType.INVOICE, "qbo-invoice-voided.json"))
                .isInstanceOfSatisfying(
                        Mapped.NotRequired.class,
                        voided -> assertThat(voided.reason().code()).isEqualTo("VOIDED"));
    }
}
