package dev.risiti.simulator.books.rules;

import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Totals of a sales form from its lines. Tax is rounded once per rate. In tax-inclusive mode what the customer sees is
 * kept to the cent and the net amounts give way, so that in both modes
 * {@code subtotal - discount + totalTax = total}.
 *
 * @param subtotal net amount of the lines before the discount
 * @param discount net amount of the discount on the whole form, positive
 */
record FormTotals(
        BigDecimal subtotal, BigDecimal discount, List<RateTotal> rates, BigDecimal totalTax, BigDecimal total) {

    /** How the amounts on a form relate to tax. */
    enum TaxMode {
        EXCLUDED,
        INCLUSIVE,
        NOT_APPLICABLE
    }

    /** A line's amounts; {@code rate} is null where tax does not apply. In exclusive mode gross is not looked at. */
    record TaxedLine(@Nullable SalesRate rate, BigDecimal net, BigDecimal gross) {}

    /** What one tax rate came to. */
    record RateTotal(SalesRate rate, BigDecimal net, BigDecimal tax) {}

    /** A discount on the whole form: a per cent of it, or a net amount. */
    sealed interface Discount {
        record Percent(BigDecimal percent) implements Discount {}

        record Amount(BigDecimal amount) implements Discount {}
    }

    /** Sums of the lines that share a rate. */
    private record Group(@Nullable SalesRate rate, BigDecimal net, BigDecimal gross) {
        Group plus(TaxedLine line) {
            return new Group(rate, net.add(line.net()), gross.add(line.gross()));
        }
    }

    static FormTotals of(TaxMode mode, List<TaxedLine> lines, @Nullable Discount discount, boolean taxAfterDiscount) {
        List<Group> groups = groups(lines);
        BigDecimal subtotal = groups.stream().map(Group::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean inclusive = mode == TaxMode.INCLUSIVE;
        List<BigDecimal> weights = groups.stream()
                .map(group -> inclusive ? group.gross() : group.net())
                .toList();
        List<BigDecimal> shares = shares(discountAmount(discount, weights, subtotal), weights);

        List<RateTotal> rates = new ArrayList<>();
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            RateTotal total = rateTotal(group, shares.get(i), inclusive, taxAfterDiscount);
            net = net.add(total.net());
            tax = tax.add(total.tax());
            if (group.rate() != null) {
                rates.add(taxAfterDiscount ? total : new RateTotal(total.rate(), group.net(), total.tax()));
            }
        }
        BigDecimal total = net.add(tax);
        if (total.signum() < 0) {
            throw QboFault.negative("TotalAmt");
        }
        return new FormTotals(subtotal, subtotal.subtract(net), List.copyOf(rates), tax, total);
    }

    private static final SalesRate NO_TAX = new SalesRate("", BigDecimal.ZERO);

    private static RateTotal rateTotal(Group group, BigDecimal share, boolean inclusive, boolean taxAfterDiscount) {
        SalesRate rate = group.rate() == null ? NO_TAX : group.rate();
        if (!inclusive) {
            BigDecimal net = group.net().subtract(share);
            return new RateTotal(rate, net, Json.cents(rate.on(taxAfterDiscount ? net : group.net())));
        }
        if (!taxAfterDiscount) {
            return new RateTotal(
                    rate, group.net().subtract(share), group.gross().subtract(group.net()));
        }
        BigDecimal gross = group.gross().subtract(share);
        // Without a discount the lines' own rounding stands; a second rounding of the sum could differ by a cent.
        BigDecimal net = share.signum() == 0 ? group.net() : rate.netOf(gross);
        return new RateTotal(rate, net, gross.subtract(net));
    }

    private static List<Group> groups(List<TaxedLine> lines) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (TaxedLine line : lines) {
            SalesRate rate = line.rate();
            groups.merge(
                    rate == null ? "" : rate.rateId(),
                    new Group(rate, line.net(), line.gross()),
                    (sum, unused) -> sum.plus(line));
        }
        return List.copyOf(groups.values());
    }

    private static BigDecimal discountAmount(
            @Nullable Discount discount, List<BigDecimal> weights, BigDecimal subtotal) {
        BigDecimal whole = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal amount = switch (discount) {
            case null -> BigDecimal.ZERO;
            case Discount.Percent(BigDecimal percent) ->
                Json.cents(whole.multiply(percent).movePointLeft(2));
            case Discount.Amount(BigDecimal fixed) ->
                subtotal.signum() == 0
                        ? Json.cents(fixed)
                        : fixed.multiply(whole).divide(subtotal, 2, RoundingMode.HALF_UP);
        };
        if (amount.signum() < 0 || amount.compareTo(whole.max(BigDecimal.ZERO)) > 0) {
            throw QboFault.business("A discount must lie between nothing and the subtotal");
        }
        return amount;
    }

    /** Splits cents in proportion; what the rounding leaves goes to the largest remainders. */
    private static List<BigDecimal> shares(BigDecimal amount, List<BigDecimal> weights) {
        BigDecimal whole = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (amount.signum() == 0 || whole.signum() == 0) {
            return weights.stream().map(unused -> BigDecimal.ZERO).toList();
        }
        List<BigDecimal> exact = weights.stream()
                .map(weight -> amount.multiply(weight).divide(whole, 12, RoundingMode.HALF_UP))
                .toList();
        List<BigDecimal> shares = new ArrayList<>(exact.stream()
                .map(share -> share.setScale(2, RoundingMode.FLOOR))
                .toList());
        int left = amount.subtract(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .movePointRight(2)
                .intValueExact();
        List<Integer> byRemainder = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            byRemainder.add(i);
        }
        byRemainder.sort(Comparator.comparing((Integer i) -> exact.get(i).subtract(shares.get(i)))
                .reversed());
        BigDecimal cent = new BigDecimal("0.01");
        for (int i = 0; i < left; i++) {
            int lucky = byRemainder.get(i);
            shares.set(lucky, shares.get(lucky).add(cent));
        }
        return shares;
    }
}
