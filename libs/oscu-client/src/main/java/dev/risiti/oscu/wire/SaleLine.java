package dev.risiti.oscu.wire;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.risiti.oscu.amounts.TaxType;
import dev.risiti.oscu.amounts.WireLine;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of a sale or credit note (KRA reference 2.17, 5.5).
 *
 * @param pkg number of packages; 1 on sales whatever the quantity is
 */
public record SaleLine(
        int itemSeq,
        @JsonUnwrapped LineItem item,
        BigDecimal pkg,
        BigDecimal qty,
        BigDecimal prc,
        BigDecimal splyAmt,
        BigDecimal dcRt,
        BigDecimal dcAmt,
        @Nullable String isrccCd,
        @Nullable String isrccNm,
        @Nullable BigDecimal isrcRt,
        @Nullable BigDecimal isrcAmt,
        TaxType taxTyCd,
        BigDecimal taxblAmt,
        BigDecimal taxAmt,
        BigDecimal totAmt) {
    public SaleLine {
        Limit.line(itemSeq);
        Limit.quantity("pkg", pkg);
        Limit.quantity("qty", qty);
        Limit.amount("prc", prc);
        Limit.amount("splyAmt", splyAmt);
        Limit.requiredNumber("dcRt", dcRt, 5, 2);
        Limit.amount("dcAmt", dcAmt);
        Limit.optional("isrccCd", isrccCd, 10);
        Limit.optional("isrccNm", isrccNm, 100);
        Limit.number("isrcRt", isrcRt, 3, 0);
        Limit.number("isrcAmt", isrcAmt, 18, 2);
        Limit.given("taxTyCd", taxTyCd);
        Limit.amount("taxblAmt", taxblAmt);
        Limit.amount("taxAmt", taxAmt);
        Limit.amount("totAmt", totAmt);
    }

    /** A line without insurance. */
    public static SaleLine of(int itemSeq, LineItem item, WireLine amounts) {
        return new SaleLine(
                itemSeq,
                item,
                BigDecimal.ONE,
                amounts.qty(),
                amounts.prc(),
                amounts.splyAmt(),
                amounts.dcRt(),
                amounts.dcAmt(),
                null,
                null,
                null,
                null,
                amounts.taxTyCd(),
                amounts.taxblAmt(),
                amounts.taxAmt(),
                amounts.totAmt());
    }
}
