package dev.risiti.oscu.amounts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns source lines into wire lines so that each source line's gross total is met to the cent.
 *
 * <p>Discounts travel inside the unit price with both discount fields zero: the one encoding that every validator
 * accepts (KRA reference 5.4). A total that does not divide by its quantity becomes two lines whose prices are a cent
 * apart. What two decimals of quantity and price cannot express at all becomes one line of quantity 1.
 */
public final class WireLines {
    private static final int QUANTITY_DECIMALS = 2;
    private static final int QUANTITY_INTEGER_DIGITS = 11;

    private WireLines() {}

    /** The wire lines of all source lines, in their order. */
    public static List<WireLine> of(List<SourceLine> sources) {
        var lines = new ArrayList<WireLine>(sources.size());
        for (int index = 0; index < sources.size(); index++) {
            lines.addAll(of(index, sources.get(index)));
        }
        return List.copyOf(lines);
    }

    private static List<WireLine> of(int index, SourceLine source) {
        var total = source.grossTotal();
        var quantity = source.quantity().stripTrailingZeros();
        if (quantity.scale() > QUANTITY_DECIMALS || quantity.precision() - quantity.scale() > QUANTITY_INTEGER_DIGITS) {
            return folded(index, source);
        }
        quantity = quantity.setScale(Math.max(0, quantity.scale()));
        var nearest = total.divide(quantity, 2, RoundingMode.HALF_UP);
        if (Money.same(Money.round(quantity.multiply(nearest)), total)
                && (nearest.signum() > 0 || total.signum() == 0)) {
            return List.of(WireLine.of(index, source, quantity, nearest, false));
        }
        return split(index, source, quantity);
    }

    /** So many units at the lower price that the rest, at one cent more, makes the total exact. */
    private static List<WireLine> split(int index, SourceLine source, BigDecimal quantity) {
        var total = source.grossTotal();
        var lowPrice = total.divide(quantity, 2, RoundingMode.DOWN);
        var dearUnits =
                total.subtract(quantity.multiply(lowPrice)).movePointRight(2).stripTrailingZeros();
        dearUnits = dearUnits.setScale(Math.max(0, dearUnits.scale()));
        var dear = WireLine.of(index, source, dearUnits, lowPrice.add(Money.CENT), false);
        var cheap = WireLine.of(index, source, quantity.subtract(dearUnits), lowPrice, false);
        // With fractional quantities both halves can round up; and a price or line of zero is refused by KRA.
        boolean exact = Money.same(dear.totAmt().add(cheap.totAmt()), total);
        if (!exact || dear.totAmt().signum() == 0 || cheap.totAmt().signum() == 0) {
            return folded(index, source);
        }
        return List.of(dear, cheap);
    }

    private static List<WireLine> folded(int index, SourceLine source) {
        return List.of(WireLine.of(index, source, BigDecimal.ONE, source.grossTotal(), true));
    }
}
