package dev.risiti.oscu.wire;

import dev.risiti.oscu.json.KraJson;
import org.jspecify.annotations.Nullable;

/**
 * An activated device (KRA reference 2.1).
 *
 * @param bhfOpenDt eight digits as KRA wrote them
 * @param sdcId control unit id
 * @param mrcNo machine registration code
 * @param cmcKey communication key, handed out this once; secret
 */
public record InitAnswer(
        String tin,
        @Nullable String taxprNm,
        @Nullable String bsnsActv,
        String bhfId,
        @Nullable String bhfNm,
        @Nullable String bhfOpenDt,
        @Nullable String prvncNm,
        @Nullable String dstrtNm,
        @Nullable String sctrNm,
        @Nullable String locDesc,
        boolean headquarters,
        @Nullable String mgrNm,
        @Nullable String mgrTelNo,
        @Nullable String mgrEmail,
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
                info.text("bsnsActv"),
                info.requiredText("bhfId"),
                info.text("bhfNm"),
                info.text("bhfOpenDt"),
                info.text("prvncNm"),
                info.text("dstrtNm"),
                info.text("sctrNm"),
                info.text("locDesc"),
                info.yes("hqYn"),
                info.text("mgrNm"),
                info.text("mgrTelNo"),
                info.text("mgrEmail"),
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
