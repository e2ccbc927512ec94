package dev.risiti.oscu.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ReceiptTextsTest {
    @Test
    void linkCarriesPinBranchAndSignatureWithoutSeparators() {
        var page = URI.create("https://etims-sbx.kra.go.ke/common/link/etims/receipt/indexEtimsReceiptData");

        assertThat(ReceiptLink.of(page, "P051234567M", "00", "ABCDEFGH23456722"))
                .hasToString(page + "?Data=P051234567M00ABCDEFGH23456722");
    }

    @Test
    void printsControlUnitTexts() {
        assertThat(ControlUnitNumber.of("KRACU0400001999", 17)).isEqualTo("KRACU0400001999/17");
        assertThat(ControlUnitNumber.inGroups("ABCDEFGHIJKLMNOPQRSTUVWX23"))
                .isEqualTo("ABCD-EFGH-IJKL-MNOP-QRST-UVWX-23");
    }
}
