package dev.risiti.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneNotePerDocumentTest {
    private final Check check = new OneNotePerDocument();

    @Test
    void tellsReceipt1FromReceipt12() {
        Evidence evidence = new DayFixture()
                .signed(1)
                .signed(12)
                .invoice("5", "eTIMS receipt KRACU1/1")
                .invoice("6", "eTIMS receipt KRACU1/12")
                .evidence();

        assertThat(check.differences(evidence)).isEmpty();
    }

    @Test
    void findsASecondNote() {
        Evidence evidence = new DayFixture()
                .signed(1)
                .invoice("5", "eTIMS receipt KRACU1/1", "eTIMS receipt KRACU1/1")
                .evidence();

        assertThat(check.differences(evidence)).containsExactly("Invoice INV-5 has 2 notes");
    }

    @Test
    void findsAReceiptThatTheBooksDoNotKnow() {
        Evidence evidence = new DayFixture().signed(1).evidence();

        assertThat(check.differences(evidence)).containsExactly("receipt KRACU1/1 is named on 0 documents");
    }

    @Test
    void findsADocumentWithNeitherReceiptNorRefusal() {
        Evidence evidence =
                new DayFixture().invoice("5", "call before delivery").evidence();

        assertThat(check.differences(evidence)).containsExactly("Invoice INV-5 has neither a receipt nor a refusal");
    }
}
