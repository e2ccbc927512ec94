package dev.risiti.oscu.wire;

import dev.risiti.oscu.json.KraJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who has a PIN (KRA reference 2.6). */
public record CustomerLookUpAnswer(List<Taxpayer> taxpayers) implements Answer {
    public CustomerLookUpAnswer {
        taxpayers = List.copyOf(taxpayers);
    }

    /**
     * One taxpayer.
     *
     * @param taxprSttsCd code class 15: A active, D inactive
     */
    public record Taxpayer(
            String tin,
            @Nullable String taxprNm,
            @Nullable String taxprSttsCd,
            @Nullable String prvncNm,
            @Nullable String dstrtNm,
            @Nullable String sctrNm,
            @Nullable String locDesc) {

        static Taxpayer read(KraJson json) {
            return new Taxpayer(
                    json.requiredText("tin"),
                    json.text("taxprNm"),
                    json.text("taxprSttsCd"),
                    json.text("prvncNm"),
                    json.text("dstrtNm"),
                    json.text("sctrNm"),
                    json.text("locDesc"));
        }
    }

    static CustomerLookUpAnswer read(KraJson data) {
        return new CustomerLookUpAnswer(data.list("custList", Taxpayer::read));
    }
}
