package dev.risiti.oscu.amounts;

import java.math.BigDecimal;

/**
 * One line as the books state it.
 *
 * @param quantity more than zero, up to ten decimals
 * @param grossTotal what the buyer pays for the line: after discount, tax included, two decimals, not negative
 * @param taxType KRA's tax type
 * @param ratePercent the type's rate on the document's date, in percent
 */
public record SourceLine(BigDecimal quantity, BigDecimal grossTotal, TaxType taxType, BigDecimal ratePercent) {
    private static final int MAX_QUANTITY_DECIMALS = 10;

    public SourceLine {
        if (quantity.signum() <= 0 || quantity.stripTrailingZeros().scale() > MAX_QUANTITY_DECIMALS) {
            throw new IllegalArgumentException(
                    "quantity " + quantity + " is not above zero with at most " + MAX_QUANTITY_DECIMALS + " decimals");
        }
        if (grossTotal.signum() < 0 || grossTotal.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("gross total " + grossTotal + " is negative or finer than a cent");
        }
        if (ratePercent.signum() < 0) {
            throw new IllegalArgumentException("tax rate " + ratePercent + " is negative");
        }
        grossTotal = Money.round(grossTotal);
    }

    /**
     * A line known by its unit price (any number of decimals); its gross total is computed and rounded once, from the
     * whole line.
     */
    public static SourceLine ofUnitPrice(
            BigDecimal quantity,
            BigDecimal unitPrice,
            Discount discount,
            PriceBasis basis,
            TaxType taxType,
            BigDecimal ratePercent) {
        var afterDiscount = discount.applyTo(quantity.multiply(unitPrice));
        var gross = switch (basis) {
            case TAX_INCLUSIVE -> afterDiscount;
            case TAX_EXCLUSIVE ->
                afterDiscount.multiply(Money.HUNDRED.add(ratePercent)).movePointLeft(2);
        };
        return new SourceLine(quantity, Money.round(gross), taxType, ratePercent);
    }

    /** A line known by its total after discount and before tax. */
    public static SourceLine ofNetTotal(
            BigDecimal quantity, BigDecimal netTotal, TaxType taxType, BigDecimal ratePercent) {
        var gross = netTotal.multiply(Money.HUNDRED.add(ratePercent)).movePointLeft(2);
        return new SourceLine(quantity, Money.round(gross), taxType, ratePercent);
    }
}
