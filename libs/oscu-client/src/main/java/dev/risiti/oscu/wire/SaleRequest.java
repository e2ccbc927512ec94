package dev.risiti.oscu.wire;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.risiti.oscu.call.OscuCall;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sale or a credit note (KRA reference 2.17, 5, 9).
 *
 * @param trdInvcNo the trader's own number; KRA never echoes it
 * @param invcNo the device's gap-free number, shared by sales and credit notes
 * @param orgInvcNo 0 for a sale, the original's number for a credit note
 * @param custNm buyer name; KRA lets it out, we do not: a sale without can never be credited
 * @param salesTyCd N normal
 * @param rcptTyCd S sale, R credit note
 * @param salesSttsCd 02 approved
 * @param cfmDt time of the first attempt
 * @param salesDt the document's date
 * @param stockRlsDt stock release time; the gateway demands it
 * @param rfdDt credit note time, for R
 * @param rfdRsnCd credit note reason (code class 32), for R
 */
public record SaleRequest(
        String tin,
        String bhfId,
        String trdInvcNo,
        long invcNo,
        long orgInvcNo,
        @Nullable String custTin,
        String custNm,
        String salesTyCd,
        String rcptTyCd,
        @Nullable String pmtTyCd,
        String salesSttsCd,
        Instant cfmDt,
        LocalDate salesDt,
        @Nullable Instant stockRlsDt,
        @Nullable Instant cnclReqDt,
        @Nullable Instant cnclDt,
        @Nullable Instant rfdDt,
        @Nullable String rfdRsnCd,
        int totItemCnt,
        @JsonUnwrapped TaxTable taxes,
        String prchrAcptcYn,
        @Nullable String remark,
        @JsonUnwrapped Audit audit,
        ReceiptBlock receipt,
        List<SaleLine> itemList)
        implements WireRequest {
    /** {@code rcptTyCd} of a sale. */
    public static final String SALE = "S";
    /** {@code rcptTyCd} of a credit note. */
    public static final String CREDIT_NOTE = "R";

    private static final String NORMAL = "N";
    private static final String APPROVED = "02";

    public SaleRequest {
        Limit.device(tin, bhfId);
        Limit.required("trdInvcNo", trdInvcNo, 50);
        Limit.atLeast("invcNo", invcNo, 1);
        Limit.optional("custTin", custTin, 11);
        Limit.required("custNm", custNm, 60);
        Limit.required("salesTyCd", salesTyCd, 5);
        Limit.required("rcptTyCd", rcptTyCd, 5);
        Limit.optional("pmtTyCd", pmtTyCd, 5);
        Limit.required("salesSttsCd", salesSttsCd, 5);
        Limit.optional("rfdRsnCd", rfdRsnCd, 5);
        Limit.optional("remark", remark, 400);
        Limit.yesOrNo("prchrAcptcYn", prchrAcptcYn);
        Limit.given("cfmDt", cfmDt);
        Limit.given("salesDt", salesDt);
        taxes.requireWithinLimits();
        if (!Objects.equals(custTin, receipt.custTin())) {
            throw WireViolation.of("receipt.custTin", receipt.custTin(), "must be the custTin of the sale");
        }
        itemList = Limit.lines("itemList", itemList, totItemCnt);
        switch (rcptTyCd) {
            case SALE -> {
                if (orgInvcNo != 0) {
                    throw WireViolation.of("orgInvcNo", orgInvcNo, "must be 0 on a sale");
                }
            }
            case CREDIT_NOTE -> {
                Limit.atLeast("orgInvcNo", orgInvcNo, 1);
                if (rfdDt == null) {
                    throw WireViolation.of("rfdDt", null, "must be given on a credit note");
                }
                if (rfdRsnCd == null) {
                    throw WireViolation.of("rfdRsnCd", null, "must be given on a credit note");
                }
                Limit.required("rfdRsnCd", rfdRsnCd, 5);
            }
            default -> throw WireViolation.of("rcptTyCd", rcptTyCd, "must be S or R");
        }
    }

    /**
     * A normal, approved sale.
     *
     * @param now time of the first attempt; also receipt and stock release time
     */
    public static SaleRequest sale(
            String tin,
            String bhfId,
            String trdInvcNo,
            long invcNo,
            @Nullable String custTin,
            String custNm,
            @Nullable String pmtTyCd,
            Instant now,
            LocalDate salesDt,
            TaxTable taxes,
            @Nullable String remark,
            Audit audit,
            @Nullable String tradeName,
            List<SaleLine> itemList) {
        return new SaleRequest(
                tin,
                bhfId,
                trdInvcNo,
                invcNo,
                0,
                custTin,
                custNm,
                NORMAL,
                SALE,
                pmtTyCd,
                APPROVED,
                now,
                salesDt,
                now,
                null,
                null,
                null,
                null,
                itemList.size(),
                taxes,
                "N",
                remark,
                audit,
                ReceiptBlock.of(custTin, now, tradeName),
                itemList);
    }

    /**
     * A credit note. Quantities and amounts are positive; buyer PIN and name must be the original's.
     *
     * @param orgInvcNo the original's number on the same device
     * @param rfdRsnCd reason, code class 32
     */
    public static SaleRequest creditNote(
            String tin,
            String bhfId,
            String trdInvcNo,
            long invcNo,
            long orgInvcNo,
            String rfdRsnCd,
            @Nullable String custTin,
            String custNm,
            @Nullable String pmtTyCd,
            Instant now,
            LocalDate salesDt,
            TaxTable taxes,
            @Nullable String remark,
            Audit audit,
            @Nullable String tradeName,
            List<SaleLine> itemList) {
        return new SaleRequest(
                tin,
                bhfId,
                trdInvcNo,
                invcNo,
                orgInvcNo,
                custTin,
                custNm,
                NORMAL,
                CREDIT_NOTE,
                pmtTyCd,
                APPROVED,
                now,
                salesDt,
                now,
                null,
                null,
                now,
                rfdRsnCd,
                itemList.size(),
                taxes,
                "N",
                remark,
                audit,
                ReceiptBlock.of(custTin, now, tradeName),
                itemList);
    }

    @Override
    public OscuCall call() {
        return OscuCall.SAVE_TRNS_SALES_OSDC;
    }
}
