package dev.risiti.oscu.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The receipt block of a sale (KRA reference 2.17).
 *
 * @param custTin buyer PIN, equal to the one of the sale
 * @param rptNo report number; 1 in every sample
 * @param rcptPbctDt receipt time; KRA stores its own in its place
 * @param trdeNm trade name, twenty characters at most
 */
public record ReceiptBlock(
        @Nullable String custTin,
        @Nullable String custMblNo,
        long rptNo,
        Instant rcptPbctDt,
        @Nullable String trdeNm,
        @Nullable String adrs,
        @Nullable String topMsg,
        @Nullable String btmMsg,
        String prchrAcptcYn) {
    private static final int TRADE_NAME_LENGTH = 20;

    public ReceiptBlock {
        Limit.optional("receipt.custTin", custTin, 11);
        Limit.optional("receipt.custMblNo", custMblNo, 20);
        Limit.atLeast("receipt.rptNo", rptNo, 1);
        Limit.given("receipt.rcptPbctDt", rcptPbctDt);
        Limit.optional("receipt.trdeNm", trdeNm, TRADE_NAME_LENGTH);
        Limit.optional("receipt.adrs", adrs, 200);
        Limit.optional("receipt.topMsg", topMsg, 20);
        Limit.optional("receipt.btmMsg", btmMsg, 20);
        Limit.yesOrNo("receipt.prchrAcptcYn", prchrAcptcYn);
    }

    /** The usual block. The trade name only decorates KRA's page, so a long one is cut rather than refused. */
    public static ReceiptBlock of(@Nullable String custTin, Instant rcptPbctDt, @Nullable String trdeNm) {
        var shortName = trdeNm == null || trdeNm.length() <= TRADE_NAME_LENGTH
                ? trdeNm
                : trdeNm.substring(0, TRADE_NAME_LENGTH).strip();
        return new ReceiptBlock(custTin, null, 1, rcptPbctDt, shortName, null, null, null, "N");
    }
}
