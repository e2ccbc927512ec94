package dev.risiti.oscu.amounts;

import java.math.BigDecimal;

/**
 * What a line was marked down from. KRA computes a discount anew from a percentage without decimals, so only such a
 * discount can be shown (KRA reference 5.4).
 *
 * @param unitPrice before discount and without tax
 * @param percentOff 1 to 99
 */
public record ListPrice(BigDecimal unitPrice, int percentOff) {
    public ListPrice {
        if (unitPrice.signum() < 0 || percentOff < 1 || percentOff > 99) {
            throw new IllegalArgumentException("list price " + unitPrice + " with " + percentOff + " % off");
        }
    }
}
