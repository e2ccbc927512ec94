package dev.risiti.oscu.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemCodeTest {

    @ParameterizedTest
    @CsvSource({
        "FINISHED_PRODUCT, NT, BA, 12, KE2NTBA0000012",
        "RAW_MATERIAL, NT, U, 1, KE1NTXU0000001",
        "FINISHED_PRODUCT, AM, BLL, 1, KE2AMXBLL0000001",
        "SERVICE, CTN, M2, 9999999, KE3XCTNM29999999"
    })
    void buildsAndReadsBack(ItemType type, String packaging, String quantity, long number, String text) {
        var code = new ItemCode("KE", type, packaging, quantity, number);

        assertThat(code.value()).isEqualTo(text);
        assertThat(ItemCode.parse(text, packaging, quantity)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"KE2NTBA00000002, NT, BA, 2", "KE2AMU00000000000052, AM, U, 52", "KE2NTNO00060611, NT, NO, 60611"})
    void readsCodesOfOtherSystems(String text, String packaging, String quantity, long number) {
        assertThat(ItemCode.parse(text, packaging, quantity))
                .map(ItemCode::number)
                .contains(number);
    }

    @ParameterizedTest
    @CsvSource({
        "KE2NTBA0000012, CT, BA",
        "KE4NTBA0000012, NT, BA",
        "KE2NTBA, NT, BA",
        "'', NT, BA",
        "KE2NTBA0000000, NT, BA"
    })
    void findsNoCodeInOtherTexts(String text, String packaging, String quantity) {
        assertThat(ItemCode.parse(text, packaging, quantity)).isEmpty();
    }

    @Test
    void refusesARunningNumberOfEightDigits() {
        assertThatThrownBy(() -> new ItemCode("KE", ItemType.SERVICE, "NT", "NO", 10_000_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10000000");
    }
}
