package dev.risiti.lineage.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Spreads the quantity and the amount of one note line over the lines of the original that it may credit: each line is
 * emptied before the next is touched, and the amount never exceeds what the poured units cost.
 */
final class Pouring {

    /** A part of one original line. */
    record Portion(IssuedLine line, BigDecimal quantity, BigDecimal amount) {
        boolean empties() {
            return quantity.compareTo(line.leftQuantity()) == 0;
        }

        Portion with(BigDecimal newAmount) {
            return new Portion(line, quantity, newAmount);
        }
    }

    private static final Comparator<IssuedLine> BY_PRICE = Comparator.comparing(
            line -> line.wire().totalAmount().divide(line.wire().sourceQuantity(), 10, RoundingMode.HALF_UP));

    private final BigDecimal tolerance;

    Pouring(BigDecimal tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * The portions that credit {@code amount} for {@code quantity}, or nothing when the units cost less than the
     * amount. One item may stand on several lines at several prices and a note need not say which it means, so the
     * order in which the prices agree is preferred.
     *
     * @param lines with at least {@code quantity} left, each with something left
     */
    Optional<List<Portion>> pour(List<IssuedLine> lines, BigDecimal quantity, BigDecimal amount) {
        List<List<Portion>> orders = List.of(
                fill(lines, quantity),
                fill(lines.stream().sorted(BY_PRICE.reversed()).toList(), quantity),
                fill(lines.stream().sorted(BY_PRICE).toList(), quantity));
        for (List<Portion> portions : orders) {
            if (amount.subtract(total(portions)).abs().compareTo(tolerance) <= 0) {
                return Optional.of(absorb(portions, amount));
            }
        }
        return orders.stream()
                .filter(portions -> amount.compareTo(total(portions)) < 0)
                .findFirst()
                .map(portions -> scale(portions, amount));
    }

    private static List<Portion> fill(List<IssuedLine> lines, BigDecimal quantity) {
        List<Portion> portions = new ArrayList<>();
        BigDecimal missing = quantity;
        for (IssuedLine line : lines) {
            if (missing.signum() == 0) {
                break;
            }
            BigDecimal units = missing.min(line.leftQuantity());
            portions.add(new Portion(line, units, line.priceOf(units)));
            missing = missing.subtract(units);
        }
        return portions;
    }

    /**
     * A difference within the tolerance is rounding: the portion that leaves something on its line takes it, so that
     * the note says what the books say; when all lines are emptied, exactly what is left is credited.
     */
    private static List<Portion> absorb(List<Portion> portions, BigDecimal amount) {
        Portion last = portions.getLast();
        if (last.empties()) {
            return portions;
        }
        BigDecimal wanted = last.amount().add(amount).subtract(total(portions));
        List<Portion> absorbed = new ArrayList<>(portions);
        absorbed.set(
                portions.size() - 1,
                last.with(
                        wanted.max(BigDecimal.ZERO.setScale(2)).min(last.line().leftAmount())));
        return absorbed;
    }

    /** Less is credited than the units cost: each portion gets its share, to the cent and never more than it cost. */
    private static List<Portion> scale(List<Portion> portions, BigDecimal amount) {
        BigDecimal cost = total(portions);
        List<Portion> scaled = new ArrayList<>();
        BigDecimal costSoFar = BigDecimal.ZERO;
        BigDecimal givenSoFar = BigDecimal.ZERO;
        for (Portion portion : portions) {
            costSoFar = costSoFar.add(portion.amount());
            BigDecimal dueSoFar = amount.multiply(costSoFar).divide(cost, 2, RoundingMode.HALF_UP);
            scaled.add(portion.with(dueSoFar.subtract(givenSoFar)));
            givenSoFar = dueSoFar;
        }
        return scaled;
    }

    private static BigDecimal total(List<Portion> portions) {
        return portions.stream().map(Portion::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
