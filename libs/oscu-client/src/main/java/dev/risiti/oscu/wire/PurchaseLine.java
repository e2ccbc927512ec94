package dev.risiti.oscu.wire;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.risiti.oscu.amounts.TaxType;
import dev.risiti.oscu.amounts.WireLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a purchase (KRA reference 2.21, 8).
 *
 * @param item our own item, registered before
 * @param spplrItemCd the supplier's code of the same goods
 */
public record PurchaseLine(
        int itemSeq,
        @JsonUnwrapped LineItem item,
        @Nullable String spplrItemClsCd,
        @Nullable String spplrItemCd,
        @Nullable String spplrItemNm,
        BigDecimal pkg,
        BigDecimal qty,
        BigDecimal prc,
        BigDecimal splyAmt,
        BigDecimal dcRt,
        BigDecimal dcAmt,
        BigDecimal taxblAmt,
        TaxType taxTyCd,
        BigDecimal taxAmt,
        BigDecimal totAmt,
        @Nullable LocalDate itemExprDt) {
    public PurchaseLine {
        Limit.line(itemSeq);
        Limit.optional("spplrItemClsCd", spplrItemClsCd, 10);
        Limit.optional("spplrItemCd", spplrItemCd, 20);
        Limit.optional("spplrItemNm", spplrItemNm, 200);
        Limit.quantity("pkg", pkg);
        Limit.quantity("qty", qty);
        Limit.amount("prc", prc);
        Limit.amount("splyAmt", splyAmt);
        Limit.requiredNumber("dcRt", dcRt, 5, 2);
        Limit.amount("dcAmt", dcAmt);
        Limit.amount("taxblAmt", taxblAmt);
        Limit.given("taxTyCd", taxTyCd);
        Limit.amount("taxAmt", taxAmt);
        Limit.amount("totAmt", totAmt);
    }

    /** A line whose amounts were computed anew from the supplier's tax-inclusive total, as the gateway demands. */
    public static PurchaseLine of(
            int itemSeq,
            LineItem item,
            @Nullable String spplrItemClsCd,
            @Nullable String spplrItemCd,
            @Nullable String spplrItemNm,
            WireLine amounts) {
        return new PurchaseLine(
                itemSeq,
                item,
                spplrItemClsCd,
                spplrItemCd,
                spplrItemNm,
                BigDecimal.ONE,
                amounts.qty(),
                amounts.prc(),
                amounts.splyAmt(),
                amounts.dcRt(),
                amounts.dcAmt(),
                amounts.taxblAmt(),
                amounts.taxTyCd(),
                amounts.taxAmt(),
                amounts.totAmt(),
                null);
    }
}
