package dev.risiti.oscu.amounts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/**
 * A discount on a whole document, spread over its lines before any line is rounded for KRA: first over the tax types,
 * then over the lines of each type, in proportion to their amounts (KRA reference 5.4).
 */
public final class BasketDiscount {
    private BasketDiscount() {}

    /**
     * The lines with the discount taken off, in their order.
     *
     * @param basis whether an amount of discount contains tax; a percentage is the same either way
     * @throws IllegalArgumentException when the discount exceeds the lines
     */
    public static List<SourceLine> takenOff(List<SourceLine> lines, Discount discount, PriceBasis basis) {
        var amounts = lines.stream()
                .map(line -> switch (basis) {
                    case TAX_INCLUSIVE -> line.grossTotal();
                    case TAX_EXCLUSIVE -> Money.withoutTax(line.grossTotal(), line.ratePercent());
                })
                .toList();
        var total = sum(amounts);
        var parts = spread(lines, amounts, total.subtract(Money.round(discount.applyTo(total))));
        var discounted = new ArrayList<SourceLine>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var rest = amounts.get(i).subtract(parts.get(i));
            var gross = switch (basis) {
                case TAX_INCLUSIVE -> rest;
                case TAX_EXCLUSIVE -> Money.withTax(rest, line.ratePercent());
            };
            boolean untouched = parts.get(i).signum() == 0;
            discounted.add(
                    untouched ? line : new SourceLine(line.quantity(), gross, line.taxType(), line.ratePercent()));
        }
        return List.copyOf(discounted);
    }

    private static List<BigDecimal> spread(List<SourceLine> lines, List<BigDecimal> amounts, BigDecimal discount) {
        var ofType = new EnumMap<TaxType, List<Integer>>(TaxType.class);
        for (int i = 0; i < lines.size(); i++) {
            ofType.computeIfAbsent(lines.get(i).taxType(), type -> new ArrayList<>())
                    .add(i);
        }
        var groups = List.copyOf(ofType.values());
        var shares = Apportionment.of(
                discount,
                groups.stream()
                        .map(group -> sum(group.stream().map(amounts::get).toList()))
                        .toList());
        var parts = new ArrayList<>(amounts);
        for (int g = 0; g < groups.size(); g++) {
            var group = groups.get(g);
            var ofLines = Apportionment.of(
                    shares.get(g), group.stream().map(amounts::get).toList());
            for (int i = 0; i < group.size(); i++) {
                parts.set(group.get(i), ofLines.get(i));
            }
        }
        return parts;
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(Money.ZERO, BigDecimal::add);
    }
}
