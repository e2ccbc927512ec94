package dev.risiti.oscu.amounts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One line as the books state it, in shillings.
 *
 * @param quantity more than zero, up to ten decimals
 * @param grossTotal what the buyer pays for the line: after discount, tax included, two decimals, not negative
 * @param taxType KRA's tax type
 * @param ratePercent the type's rate on the document's date, in percent
 * @param listPrice what it was marked down from, where that can be shown to KRA
 */
public record SourceLine(
        BigDecimal quantity,
        BigDecimal grossTotal,
        TaxType taxType,
        BigDecimal ratePercent,
        @Nullable ListPrice listPrice) {
    private static final int MAX_QUANTITY_DECIMALS = 10;
    private static final int PRICE_DECIMALS = 10;

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

    /** A line whose discount, if any, is not shown. */
    public SourceLine(BigDecimal quantity, BigDecimal grossTotal, TaxType taxType, BigDecimal ratePercent) {
        this(quantity, grossTotal, taxType, ratePercent, null);
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
            case TAX_INCLUSIVE -> Money.round(afterDiscount);
            case TAX_EXCLUSIVE -> Money.withTax(afterDiscount, ratePercent);
        };
        return new SourceLine(
                quantity, gross, taxType, ratePercent, listPrice(unitPrice, discount, basis, ratePercent));
    }

    private static @Nullable ListPrice listPrice(
            BigDecimal unitPrice, Discount discount, PriceBasis basis, BigDecimal ratePercent) {
        if (!(discount instanceof Discount.Percent(var percent))
                || percent.stripTrailingZeros().scale() > 0
                || percent.signum() == 0
                || percent.compareTo(Money.HUNDRED) == 0) {
            return null;
        }
        var exclusive = switch (basis) {
            case TAX_INCLUSIVE ->
                unitPrice
                        .multiply(Money.HUNDRED)
                        .divide(Money.HUNDRED.add(ratePercent), PRICE_DECIMALS, RoundingMode.HALF_UP);
            case TAX_EXCLUSIVE -> unitPrice;
        };
        return new ListPrice(exclusive, percent.intValueExact());
    }

    /** A line known by its total after discount and before tax. */
    public static SourceLine ofNetTotal(
            BigDecimal quantity, BigDecimal netTotal, TaxType taxType, BigDecimal ratePercent) {
        return new SourceLine(quantity, Money.withTax(netTotal, ratePercent), taxType, ratePercent);
    }

    /**
     * This line, taken to be in a foreign currency, in shillings: its gross total is converted and rounded once.
     *
     * @param rate shillings per unit of the currency
     */
    public SourceLine inShillings(BigDecimal rate) {
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException("exchange rate " + rate + " is not above zero");
        }
        var list =
                listPrice == null ? null : new ListPrice(listPrice.unitPrice().multiply(rate), listPrice.percentOff());
        return new SourceLine(quantity, Money.round(grossTotal.multiply(rate)), taxType, ratePercent, list);
    }
}
