package dev.risiti.oscu.amounts;

import java.math.BigDecimal;

/**
 * One line as KRA takes it, tax-inclusive (convention C of KRA reference 5.3). All amounts have two decimals.
 *
 * <p>Invariants: {@code qty × prc} rounded is {@code splyAmt}; {@code splyAmt = totAmt = taxblAmt + taxAmt}; nothing is
 * negative.
 *
 * @param sourceIndex position of the source line in the list given to {@link WireLines#of}, from 0; two wire lines may
 *     share one
 * @param folded the quantity is 1 in place of a source quantity that KRA's fields cannot express; the source quantity
 *     stays what stock is counted by
 */
public record WireLine(
        int sourceIndex,
        BigDecimal qty,
        BigDecimal prc,
        BigDecimal splyAmt,
        BigDecimal dcRt,
        BigDecimal dcAmt,
        TaxType taxTyCd,
        BigDecimal taxblAmt,
        BigDecimal taxAmt,
        BigDecimal totAmt,
        boolean folded) {

    /** A line without a discount of its own; the tax is computed from the line total, never per unit. */
    static WireLine of(int sourceIndex, SourceLine source, BigDecimal qty, BigDecimal prc, boolean folded) {
        var total = Money.round(qty.multiply(prc));
        var taxable = Money.withoutTax(total, source.ratePercent());
        return new WireLine(
                sourceIndex,
                qty,
                prc,
                total,
                Money.ZERO,
                Money.ZERO,
                source.taxType(),
                taxable,
                total.subtract(taxable),
                total,
                folded);
    }
}
