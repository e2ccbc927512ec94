package dev.risiti.oscu.wire;

import dev.risiti.oscu.json.KraJson;
import org.jspecify.annotations.Nullable;

/**
 * Name and VAT registration of the calling taxpayer (KRA reference 2.7).
 *
 * @param vatTyCd VAT type; 1 has been seen
 */
public record TaxpayerInfoAnswer(
        @Nullable String taxprNm, @Nullable String vatTyCd) implements Answer {
    static TaxpayerInfoAnswer read(KraJson data) {
        var info = data.object("info").orElse(data);
        return new TaxpayerInfoAnswer(info.text("taxprNm"), info.text("vatTyCd"));
    }
}
