package dev.risiti.oscu.amounts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Convention B. The taxable amount is the gross total without its tax, and the tax is the rest, so that the gross total
 * is met to the cent; it can differ by one cent from rate times taxable amount, because not every gross total is a
 * taxable amount plus its rounded tax. Discounts of a whole percent are shown, others travel inside the unit price.
 */
final class ExclusiveLines {
    private ExclusiveLines() {}

    static List<WireLine> of(int index, SourceLine source) {
        var taxable = Money.withoutTax(source.grossTotal(), source.ratePercent());
        var folded = List.of(line(index, source, BigDecimal.ONE, taxable, source.grossTotal(), true));
        var onWire = Quantity.onWire(source.quantity());
        if (onWire.isEmpty()) {
            return folded;
        }
        var quantity = onWire.get();
        var discounted = discounted(index, source, quantity, taxable);
        if (discounted.isPresent()) {
            return List.of(discounted.get());
        }
        var nearest = taxable.divide(quantity, 2, RoundingMode.HALF_UP);
        if (Money.same(Money.round(quantity.multiply(nearest)), taxable)
                && (nearest.signum() > 0 || taxable.signum() == 0)) {
            return List.of(line(index, source, quantity, nearest, source.grossTotal(), false));
        }
        return split(index, source, quantity, taxable).orElse(folded);
    }

    /** The list price with a discount that KRA computes alike, when that meets the taxable amount. */
    private static Optional<WireLine> discounted(
            int index, SourceLine source, BigDecimal quantity, BigDecimal taxable) {
        var list = source.listPrice();
        if (list == null) {
            return Optional.empty();
        }
        var prc = Money.round(list.unitPrice());
        var percent = BigDecimal.valueOf(list.percentOff());
        var supply = quantity.multiply(prc);
        var discount = Money.round(supply.multiply(percent).movePointLeft(2));
        if (!Money.same(Money.round(supply).subtract(discount), taxable)) {
            return Optional.empty();
        }
        return Optional.of(new WireLine(
                index,
                quantity,
                prc,
                Money.round(supply),
                percent,
                discount,
                source.taxType(),
                taxable,
                source.grossTotal().subtract(taxable),
                source.grossTotal(),
                false));
    }

    /**
     * Two lines a cent apart per unit that make up the taxable amount; each must come back to its own when it is credited
     * alone.
     */
    private static Optional<List<WireLine>> split(
            int index, SourceLine source, BigDecimal quantity, BigDecimal taxable) {
        var lowPrice = Quantity.lowPrice(taxable, quantity);
        var highPrice = lowPrice.add(Money.CENT);
        var dearUnits = Quantity.dearUnits(taxable, quantity);
        var cheapUnits = quantity.subtract(dearUnits);
        var dear = Money.round(dearUnits.multiply(highPrice));
        var cheap = Money.round(cheapUnits.multiply(lowPrice));
        // Both may be rounded up: then the two are a cent more than the one.
        if (dear.signum() == 0 || cheap.signum() == 0 || !Money.same(dear.add(cheap), taxable)) {
            return Optional.empty();
        }
        var rate = source.ratePercent();
        var likely = Money.withTax(dear, rate);
        return Stream.of(likely, likely.add(Money.CENT), likely.subtract(Money.CENT))
                .filter(gross -> gross.compareTo(source.grossTotal()) <= 0)
                .filter(gross -> Money.same(Money.withoutTax(gross, rate), dear))
                .filter(gross -> Money.same(Money.withoutTax(source.grossTotal().subtract(gross), rate), cheap))
                .findFirst()
                .map(gross -> List.of(
                        line(index, source, dearUnits, highPrice, gross, false),
                        line(
                                index,
                                source,
                                cheapUnits,
                                lowPrice,
                                source.grossTotal().subtract(gross),
                                false)));
    }

    private static WireLine line(
            int index, SourceLine source, BigDecimal qty, BigDecimal prc, BigDecimal gross, boolean folded) {
        var supply = Money.round(qty.multiply(prc));
        return new WireLine(
                index,
                qty,
                prc,
                supply,
                Money.ZERO,
                Money.ZERO,
                source.taxType(),
                supply,
                gross.subtract(supply),
                gross,
                folded);
    }
}
