package dev.risiti.oscu.wire;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.risiti.oscu.call.OscuCall;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stock movement (KRA reference 2.23, 7).
 *
 * @param sarNo the device's movement number
 * @param orgSarNo 0 when there is no original; null is a server error at KRA
 * @param regTyCd A automatic, M manual
 * @param custBhfId receiving branch of a transfer
 * @param sarTyCd movement type, code class 12: 01 to 06 in, 11 to 16 out
 * @param ocrnDt not later than KRA's own date
 */
public record StockMovementRequest(
        String tin,
        String bhfId,
        long sarNo,
        long orgSarNo,
        String regTyCd,
        @Nullable String custTin,
        @Nullable String custNm,
        @Nullable String custBhfId,
        String sarTyCd,
        LocalDate ocrnDt,
        int totItemCnt,
        BigDecimal totTaxblAmt,
        BigDecimal totTaxAmt,
        BigDecimal totAmt,
        @Nullable String remark,
        @JsonUnwrapped Audit audit,
        List<StockLine> itemList)
        implements WireRequest {
    public StockMovementRequest {
        Limit.device(tin, bhfId);
        Limit.atLeast("sarNo", sarNo, 1);
        Limit.atLeast("orgSarNo", orgSarNo, 0);
        Limit.required("regTyCd", regTyCd, 5);
        Limit.optional("custTin", custTin, 11);
        Limit.optional("custNm", custNm, 100);
        Limit.optional("custBhfId", custBhfId, 2);
        Limit.required("sarTyCd", sarTyCd, 5);
        Limit.amount("totTaxblAmt", totTaxblAmt);
        Limit.amount("totTaxAmt", totTaxAmt);
        Limit.amount("totAmt", totAmt);
        Limit.optional("remark", remark, 400);
        Limit.given("ocrnDt", ocrnDt);
        itemList = Limit.lines("itemList", itemList, totItemCnt);
    }

    /** A movement registered by the system, its totals summed from its lines. */
    public static StockMovementRequest of(
            String tin,
            String bhfId,
            long sarNo,
            @Nullable String custTin,
            @Nullable String custNm,
            @Nullable String custBhfId,
            String sarTyCd,
            LocalDate ocrnDt,
            @Nullable String remark,
            Audit audit,
            List<StockLine> itemList) {
        return new StockMovementRequest(
                tin,
                bhfId,
                sarNo,
                0,
                "A",
                custTin,
                custNm,
                custBhfId,
                sarTyCd,
                ocrnDt,
                itemList.size(),
                itemList.stream().map(StockLine::taxblAmt).reduce(BigDecimal.ZERO, BigDecimal::add),
                itemList.stream().map(StockLine::taxAmt).reduce(BigDecimal.ZERO, BigDecimal::add),
                itemList.stream().map(StockLine::totAmt).reduce(BigDecimal.ZERO, BigDecimal::add),
                remark,
                audit,
                itemList);
    }

    @Override
    public OscuCall call() {
        return OscuCall.INSERT_STOCK_IO;
    }
}
