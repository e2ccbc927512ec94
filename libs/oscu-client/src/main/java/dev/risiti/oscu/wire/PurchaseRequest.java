package dev.risiti.oscu.wire;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.risiti.oscu.call.OscuCall;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Confirms a purchase, or registers one by hand (KRA reference 2.21, 8).
 *
 * @param invcNo the device's purchase number, a counter of its own
 * @param orgInvcNo 0, or the original purchase of a return
 * @param regTyCd A from KRA's list, M typed in
 * @param pchsTyCd N normal
 * @param rcptTyCd P purchase, R return
 * @param pchsSttsCd 02 approved
 * @param wrhsDt when the goods came in
 */
public record PurchaseRequest(
        String tin,
        String bhfId,
        long invcNo,
        long orgInvcNo,
        @JsonUnwrapped Supplier supplier,
        String regTyCd,
        String pchsTyCd,
        String rcptTyCd,
        String pmtTyCd,
        String pchsSttsCd,
        @Nullable Instant cfmDt,
        LocalDate pchsDt,
        @Nullable Instant wrhsDt,
        @Nullable Instant cnclReqDt,
        @Nullable Instant cnclDt,
        @Nullable Instant rfdDt,
        int totItemCnt,
        @JsonUnwrapped TaxTable taxes,
        @Nullable String remark,
        @JsonUnwrapped Audit audit,
        List<PurchaseLine> itemList)
        implements WireRequest {
    /** {@code rcptTyCd} of a purchase. */
    public static final String PURCHASE = "P";
    /** {@code rcptTyCd} of a supplier's credit note. */
    public static final String RETURN = "R";

    public PurchaseRequest {
        Limit.device(tin, bhfId);
        Limit.atLeast("invcNo", invcNo, 1);
        Limit.atLeast("orgInvcNo", orgInvcNo, 0);
        supplier.requireWithinLimits();
        Limit.required("regTyCd", regTyCd, 5);
        Limit.required("pchsTyCd", pchsTyCd, 5);
        Limit.required("rcptTyCd", rcptTyCd, 5);
        Limit.required("pmtTyCd", pmtTyCd, 5);
        Limit.required("pchsSttsCd", pchsSttsCd, 5);
        Limit.given("pchsDt", pchsDt);
        taxes.requireWithinLimits();
        Limit.optional("remark", remark, 400);
        itemList = Limit.lines("itemList", itemList, totItemCnt);
    }

    /** An approved purchase out of KRA's list. */
    public static PurchaseRequest confirmation(
            String tin,
            String bhfId,
            long invcNo,
            Supplier supplier,
            String pmtTyCd,
            Instant now,
            LocalDate pchsDt,
            TaxTable taxes,
            @Nullable String remark,
            Audit audit,
            List<PurchaseLine> itemList) {
        return new PurchaseRequest(
                tin,
                bhfId,
                invcNo,
                0,
                supplier,
                "A",
                "N",
                PURCHASE,
                pmtTyCd,
                "02",
                now,
                pchsDt,
                now,
                null,
                null,
                null,
                itemList.size(),
                taxes,
                remark,
                audit,
                itemList);
    }

    @Override
    public OscuCall call() {
        return OscuCall.INSERT_TRNS_PURCHASE;
    }
}
