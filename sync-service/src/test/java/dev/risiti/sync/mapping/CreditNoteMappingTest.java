package dev.risiti.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.contracts.document.CreditNote;
import dev.risiti.contracts.document.CreditReason;
import dev.risiti.contracts.document.OriginalReference;
import dev.risiti.sync.mapping.Catalogue.KnownSale;
import dev.risiti.sync.quickbooks.DocumentType;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreditNoteMappingTest {
    private static void withoutField(ObjectNode memo) {
        ((ObjectNode) memo.at("/CustomField/1")).remove("StringValue");
    }

    private static Catalogue knowing(KnownSale... sales) {
        Catalogue catalogue = Samples.catalogue();
        return new Catalogue(catalogue.items(), catalogue.taxCodes(), catalogue.taxRates(), List.of(sales));
    }

    private static CreditNote note(Mapped mapped) {
        assertThat(mapped).isInstanceOf(Mapped.Publishable.class);
        return (CreditNote) ((Mapped.Publishable) mapped).document();
    }

    @Test
    void takesTheOriginalFromTheCustomField() {
        CreditNote note = note(Samples.map(DocumentType.CREDIT_MEMO, "qbo-creditmemo.json"));

        assertThat(note.original()).isEqualTo(new OriginalReference(null, "INV-1042"));
        assertThat(note.reason()).isEqualTo(CreditReason.DAMAGED);
        assertThat(note.buyerPin()).isEqualTo("P051234567X");
        assertThat(note.goodsReturnTo()).isEqualTo(Samples.HEAD_OFFICE);
        assertThat(note.lines()).singleElement().satisfies(line -> {
            assertThat(line.sourceItemId()).isEqualTo("11");
            assertThat(line.quantity()).isEqualByComparingTo("5");
            assertThat(line.total()).isEqualByComparingTo("4499.99");
        });
    }

    @Test
    void takesTheOneKnownInvoiceNamedInTheMemo() {
        CreditNote note = note(Samples.map(
                Samples.book(),
                knowing(new KnownSale("Invoice/1042", "INV-1042")),
                DocumentType.CREDIT_MEMO,
                "qbo-creditmemo.json",
                CreditNoteMappingTest::withoutField));

        assertThat(note.original()).isEqualTo(new OriginalReference("Invoice/1042", "INV-1042"));
    }

    @Test
    void neverGuessesBetweenTwoInvoices() {
        Mapped mapped = Samples.map(
                Samples.book(),
                knowing(new KnownSale("Invoice/1042", "INV-1042"), new KnownSale("Invoice/1043", "INV-1043")),
                DocumentType.CREDIT_MEMO,
                "qbo-creditmemo.json",
                CreditNoteMappingTest::withoutField);

        assertThat(mapped).isInstanceOfSatisfying(Mapped.Held.class, held -> {
            assertThat(held.state()).isEqualTo(DocumentState.ORIGINAL_MISSING);
            assertThat(held.reason().text()).contains("INV-1042, INV-1043", "Original invoice");
        });
    }

    @Test
    void holdsAMemoThatNamesNoInvoice() {
        Mapped mapped =
                Samples.map(DocumentType.CREDIT_MEMO, "qbo-creditmemo.json", CreditNoteMappingTest::withoutField);

        assertThat(mapped)
                .isInstanceOfSatisfying(
                        Mapped.Held.class,
                        held -> assertThat(held.reason().code()).isEqualTo("ORIGINAL_NOT_NAMED"));
    }

    @Test
    void mapsARefundReceiptToACreditNote() {
        CreditNote note = note(Samples.map(DocumentType.REFUND_RECEIPT, "qbo-refundreceipt.json"));

        assertThat(note.sourceDocumentId()).isEqualTo("RefundReceipt/1051");
        assertThat(note.original().number()).isEqualTo("SR-2201");
        assertThat(note.reason()).isEqualTo(CreditReason.WRONG_ITEM);
        assertThat(note.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.total()).isEqualByComparingTo("900.00"));
    }
}
