package dev.risiti.oscu.wire;

import dev.risiti.oscu.json.KraJson;
import org.jspecify.annotations.Nullable;

/**
 * An activated device (KRA reference 2.1).
 *
 * @param sdcId control unit id
 * @param mrcNo machine registration code
 * @param cmcKey communication key, handed out this once; secret
 */
public record InitAnswer(
        String tin,
        @Nullable String taxprNm,
        String bhfId,
        @Nullable String bhfNm,
        @Nullable String prvncNm,
        @Nullable String dstrtNm,
        @Nullable String sctrNm,
        @Nullable String locDesc,
        boolean headquarters,
        @Nullable String dvcId,
        String sdcId,
        String mrcNo,
        String cmcKey)
        implements Answer {

    static InitAnswer read(KraJson data) {
        var info = data.object("info").orElse(data);
        return new InitAnswer(
                info.requiredText("tin"),
                info.text("taxprNm"),
                info.requiredText("bhfId"),
                info.text("bhfNm"),
                info.text("prvncNm"),
                info.text("dstrtNm"),
                info.text("sctrNm"),
                info.text("locDesc"),
                info.yes("hqYn"),
                info.text("dvcId"),
                info.requiredText("sdcId"),
                info.requiredText("mrcNo"),
                info.requiredText("cmcKey"));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "InitAnswer[tin=" + tin + ", bhfId=" + bhfId + ", sdcId=" + sdcId + ", mrcNo=" + mrcNo + "]";
    }
}
