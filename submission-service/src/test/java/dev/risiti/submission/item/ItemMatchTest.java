package dev.risiti.submission.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.TaxType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemMatchTest {
    private static final ItemRef SOAP = new ItemRef(
            "11",
            "Soap",
            ItemType.FINISHED_PRODUCT,
            "5313160800",
            "KE",
            "NT",
            "NO",
            TaxType.B,
            new BigDecimal("100.00"),
            "6001087340113");
    private static final ListedItem SAME = listed("KE2NTNO0000001", "Soap", "NO", null, true);

    @Test
    void takesTheOnlyOneThatIsTheSame() {
        assertThat(ItemMatch.of(SOAP, List.of(SAME))).isEqualTo(new ItemMatch.Same(SAME));
    }

    @Test
    void takesTheOneThatIsTheSameBesideOthersOfTheName() {
        ListedItem carton = listed("KE2CTNO0000002", "Soap", "BX", null, true);
        assertThat(ItemMatch.of(SOAP, List.of(carton, SAME))).isEqualTo(new ItemMatch.Same(SAME));
    }

    @Test
    void doubtsWhenTwoAreTheSame() {
        ListedItem twin = listed("KE2NTNO0000009", "Soap", "NO", null, true);
        assertThat(ItemMatch.of(SOAP, List.of(SAME, twin))).isEqualTo(new ItemMatch.Doubtful(List.of(SAME, twin)));
    }

    @Test
    void doubtsWhatHasTheNameOrTheBarcodeButIsNotTheSame() {
        for (ListedItem alike : List.of(
                listed("KE2NTBX0000002", "Soap", "BX", null, true),
                listed("KE2NTNO0000003", "  SOAP ", "NO", null, true),
                listed("KE2NTNO0000004", "Toilet soap", "NO", "6001087340113", true),
                listed("KE2NTNO0000005", "Soap", "NO", null, false))) {
            assertThat(ItemMatch.of(SOAP, List.of(alike)))
                    .as(alike.itemCode())
                    .isEqualTo(new ItemMatch.Doubtful(List.of(alike)));
        }
    }

    @Test
    void findsNoneAmongOthers() {
        assertThat(ItemMatch.of(SOAP, List.of(listed("KE2NTNO0000006", "Salt", "NO", null, true))))
                .isEqualTo(new ItemMatch.None());
    }

    private static ListedItem listed(String code, String name, String unit, @Nullable String barcode, boolean inUse) {
        return new ListedItem(
                code, name, "2", "5313160800", "KE", "NT", unit, "B", barcode, new BigDecimal("90"), inUse, false);
    }
}
