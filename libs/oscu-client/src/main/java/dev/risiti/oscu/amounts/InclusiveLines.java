package dev.risiti.oscu.amounts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Convention C. Discounts travel inside the unit price with both discount fields zero: the one encoding that every
 * validator accepts, because nobody knows what a discount does to a tax-inclusive supply amount (KRA reference 5.4).
 */
final class InclusiveLines {
    private InclusiveLines() {}

    static List<WireLine> of(int index, SourceLine source) {
        var onWire = Quantity.onWire(source.quantity());
        if (onWire.isEmpty()) {
            return folded(index, source);
        }
        var total = source.grossTotal();
        var quantity = onWire.get();
        var nearest = total.divide(quantity, 2, RoundingMode.HALF_UP);
        if (Money.same(Money.round(quantity.multiply(nearest)), total)
                && (nearest.signum() > 0 || total.signum() == 0)) {
            return List.of(line(index, source, quantity, nearest, false));
        }
        return split(index, source, quantity);
    }

    /** So many units at the lower price that the rest, at one cent more, makes the total exact. */
    private static List<WireLine> split(int index, SourceLine source, BigDecimal quantity) {
        var total = source.grossTotal();
        var lowPrice = Quantity.lowPrice(total, quantity);
        var dearUnits = Quantity.dearUnits(total, quantity);
        var dear = line(index, source, dearUnits, lowPrice.add(Money.CENT), false);
        var cheap = line(index, source, quantity.subtract(dearUnits), lowPrice, false);
        // With fractional quantities both halves can round up; and a price or line of zero is refused by KRA.
        boolean exact = Money.same(dear.totAmt().add(cheap.totAmt()), total);
        if (!exact || dear.totAmt().signum() == 0 || cheap.totAmt().signum() == 0) {
            return folded(index, source);
        }
        return List.of(dear, cheap);
    }

    private static List<WireLine> folded(int index, SourceLine source) {
        return List.of(line(index, source, BigDecimal.ONE, source.grossTotal(), true));
    }

    /** The tax is computed from the line total, never per unit. */
    private static WireLine line(int index, SourceLine source, BigDecimal qty, BigDecimal prc, boolean folded) {
        var total = Money.round(qty.multiply(prc));
        var taxable = Money.withoutTax(total, source.ratePercent());
        return new WireLine(
                index,
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
