package dev.risiti.oscu.wire;

import dev.risiti.oscu.amounts.TaxType;
import dev.risiti.oscu.amounts.Totals;
import dev.risiti.oscu.json.KraJson;
import java.math.BigDecimal;

/** The fifteen per-type header fields and the three totals; all mandatory, zero where unused (KRA reference 5.3). */
public record TaxTable(
        BigDecimal taxblAmtA,
        BigDecimal taxblAmtB,
        BigDecimal taxblAmtC,
        BigDecimal taxblAmtD,
        BigDecimal taxblAmtE,
        BigDecimal taxRtA,
        BigDecimal taxRtB,
        BigDecimal taxRtC,
        BigDecimal taxRtD,
        BigDecimal taxRtE,
        BigDecimal taxAmtA,
        BigDecimal taxAmtB,
        BigDecimal taxAmtC,
        BigDecimal taxAmtD,
        BigDecimal taxAmtE,
        BigDecimal totTaxblAmt,
        BigDecimal totTaxAmt,
        BigDecimal totAmt) {
    /** The header figures of these totals. */
    public static TaxTable of(Totals totals) {
        return new TaxTable(
                totals.of(TaxType.A).taxable(),
                totals.of(TaxType.B).taxable(),
                totals.of(TaxType.C).taxable(),
                totals.of(TaxType.D).taxable(),
                totals.of(TaxType.E).taxable(),
                totals.of(TaxType.A).ratePercent(),
                totals.of(TaxType.B).ratePercent(),
                totals.of(TaxType.C).ratePercent(),
                totals.of(TaxType.D).ratePercent(),
                totals.of(TaxType.E).ratePercent(),
                totals.of(TaxType.A).tax(),
                totals.of(TaxType.B).tax(),
                totals.of(TaxType.C).tax(),
                totals.of(TaxType.D).tax(),
                totals.of(TaxType.E).tax(),
                totals.totTaxblAmt(),
                totals.totTaxAmt(),
                totals.totAmt());
    }

    /**
     * Checks precision and sign, as for sending. What KRA holds is read without, because it breaks its own rules
     * (KRA reference 8).
     */
    void requireWithinLimits() {
        Limit.amount("taxblAmtA", taxblAmtA);
        Limit.amount("taxblAmtB", taxblAmtB);
        Limit.amount("taxblAmtC", taxblAmtC);
        Limit.amount("taxblAmtD", taxblAmtD);
        Limit.amount("taxblAmtE", taxblAmtE);
        Limit.requiredNumber("taxRtA", taxRtA, 7, 2);
        Limit.requiredNumber("taxRtB", taxRtB, 7, 2);
        Limit.requiredNumber("taxRtC", taxRtC, 7, 2);
        Limit.requiredNumber("taxRtD", taxRtD, 7, 2);
        Limit.requiredNumber("taxRtE", taxRtE, 7, 2);
        Limit.amount("taxAmtA", taxAmtA);
        Limit.amount("taxAmtB", taxAmtB);
        Limit.amount("taxAmtC", taxAmtC);
        Limit.amount("taxAmtD", taxAmtD);
        Limit.amount("taxAmtE", taxAmtE);
        Limit.amount("totTaxblAmt", totTaxblAmt);
        Limit.amount("totTaxAmt", totTaxAmt);
        Limit.amount("totAmt", totAmt);
    }

    static TaxTable read(KraJson json) {
        return new TaxTable(
                json.numberOrZero("taxblAmtA"),
                json.numberOrZero("taxblAmtB"),
                json.numberOrZero("taxblAmtC"),
                json.numberOrZero("taxblAmtD"),
                json.numberOrZero("taxblAmtE"),
                json.numberOrZero("taxRtA"),
                json.numberOrZero("taxRtB"),
                json.numberOrZero("taxRtC"),
                json.numberOrZero("taxRtD"),
                json.numberOrZero("taxRtE"),
                json.numberOrZero("taxAmtA"),
                json.numberOrZero("taxAmtB"),
                json.numberOrZero("taxAmtC"),
                json.numberOrZero("taxAmtD"),
                json.numberOrZero("taxAmtE"),
                json.numberOrZero("totTaxblAmt"),
                json.numberOrZero("totTaxAmt"),
                json.numberOrZero("totAmt"));
    }

    /** Whether all eighteen figures are the same, whatever their number of decimals. */
    boolean sameAs(TaxTable other) {
        return taxblAmtA.compareTo(other.taxblAmtA) == 0
                && taxblAmtB.compareTo(other.taxblAmtB) == 0
                && taxblAmtC.compareTo(other.taxblAmtC) == 0
                && taxblAmtD.compareTo(other.taxblAmtD) == 0
                && taxblAmtE.compareTo(other.taxblAmtE) == 0
                && taxRtA.compareTo(other.taxRtA) == 0
                && taxRtB.compareTo(other.taxRtB) == 0
                && taxRtC.compareTo(other.taxRtC) == 0
                && taxRtD.compareTo(other.taxRtD) == 0
                && taxRtE.compareTo(other.taxRtE) == 0
                && taxAmtA.compareTo(other.taxAmtA) == 0
                && taxAmtB.compareTo(other.taxAmtB) == 0
                && taxAmtC.compareTo(other.taxAmtC) == 0
                && taxAmtD.compareTo(other.taxAmtD) == 0
                && taxAmtE.compareTo(other.taxAmtE) == 0
                && totTaxblAmt.compareTo(other.totTaxblAmt) == 0
                && totTaxAmt.compareTo(other.totTaxAmt) == 0
                && totAmt.compareTo(other.totAmt) == 0;
    }
}
