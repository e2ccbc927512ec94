package dev.risiti.oscu.wire;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.risiti.oscu.amounts.TaxType;
import dev.risiti.oscu.amounts.WireLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a stock movement (KRA reference 2.23).
 *
 * @param pkg number of packages; the quantity is what KRA accepts here, unlike on sales
 * @param qty positive in both directions
 */
public record StockLine(
        int itemSeq,
        @JsonUnwrapped LineItem item,
        BigDecimal pkg,
        BigDecimal qty,
        @Nullable LocalDate itemExprDt,
        BigDecimal prc,
        BigDecimal splyAmt,
        BigDecimal totDcAmt,
        BigDecimal taxblAmt,
        TaxType taxTyCd,
        BigDecimal taxAmt,
        BigDecimal totAmt) {
    public StockLine {
        Limit.line(itemSeq);
        Limit.quantity("pkg", pkg);
        Limit.quantity("qty", qty);
        Limit.requiredNumber("prc", prc, 15, 2);
        Limit.amount("splyAmt", splyAmt);
        Limit.amount("totDcAmt", totDcAmt);
        Limit.amount("taxblAmt", taxblAmt);
        Limit.given("taxTyCd", taxTyCd);
        Limit.amount("taxAmt", taxAmt);
        Limit.amount("totAmt", totAmt);
    }

    /**
     * A line with the amounts of a wire line. The caller gives the quantity that really moved: a folded wire line says
     * 1 whatever the source quantity was.
     */
    public static StockLine of(int itemSeq, LineItem item, BigDecimal quantity, WireLine amounts) {
        return new StockLine(
                itemSeq,
                item,
                quantity,
                quantity,
                null,
                amounts.prc(),
                amounts.splyAmt(),
                amounts.dcAmt(),
                amounts.taxblAmt(),
                amounts.taxTyCd(),
                amounts.taxAmt(),
                amounts.totAmt());
    }
}
