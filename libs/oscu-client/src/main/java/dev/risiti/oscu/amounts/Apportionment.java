package dev.risiti.oscu.amounts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Spreads a sum over lines in proportion to weights so that the parts add up to the sum to the cent: basket discounts,
 * or a tax that the books round once per document.
 */
public final class Apportionment {
    private Apportionment() {}

    /**
     * Parts of {@code total}, in the order of the weights; the cents that rounding leaves go to the largest remainders,
     * earlier lines first.
     *
     * @param total not negative, two decimals
     * @param weights not negative, at least one above zero unless the total is zero
     */
    public static List<BigDecimal> of(BigDecimal total, List<BigDecimal> weights) {
        if (total.signum() < 0 || weights.stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException("total and weights must not be negative");
        }
        var cents = total.movePointRight(2).toBigIntegerExact();
        var sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() == 0) {
            if (cents.signum() != 0) {
                throw new IllegalArgumentException("nothing to spread " + total + " over");
            }
            return weights.stream().map(weight -> Money.ZERO).toList();
        }
        var parts = new ArrayList<BigDecimal>(weights.size());
        var remainders = new ArrayList<BigDecimal>(weights.size());
        var left = new BigDecimal(cents);
        for (var weight : weights) {
            var product = weight.multiply(new BigDecimal(cents));
            var part = product.divide(sum, 0, RoundingMode.DOWN);
            parts.add(part);
            remainders.add(product.subtract(part.multiply(sum)));
            left = left.subtract(part);
        }
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(left.longValueExact())
                .forEach(index -> parts.set(index, parts.get(index).add(BigDecimal.ONE)));
        return parts.stream().map(part -> part.movePointLeft(2).setScale(2)).toList();
    }
}
