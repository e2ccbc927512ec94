package dev.risiti.oscu.amounts;

import java.math.BigDecimal;

/**
 * One line as KRA takes it. All amounts have two decimals, nothing is negative.
 *
 * <p>Invariants: {@code qty × prc} rounded is {@code splyAmt}; {@code totAmt = taxblAmt + taxAmt}, and {@code taxblAmt}
 * is {@code totAmt} without its tax, rounded. Tax-inclusive, {@code splyAmt = totAmt}; tax-exclusive,
 * {@code splyAmt - dcAmt = taxblAmt} ({@link Convention}).
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
        boolean folded) {}
