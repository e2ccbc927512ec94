package dev.risiti.lineage.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.contracts.document.CreditNoteLine;
import dev.risiti.contracts.result.WireLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is sold and whatever is credited, in whichever order. */
class CreditNotePropertyTest {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.05");

    private final CreditNoteCheck check =
            new CreditNoteCheck(new CreditPolicy(Duration.ofHours(24), null, null, TOLERANCE));

    @Property
    void notesNeverTakeMoreThanTheOriginalHolds(
            @ForAll("sales") IssuedSale sale, @ForAll("credits") List<List<Wish>> notes) {
        IssuedSale left = sale;
        for (List<Wish> wishes : notes) {
            if (decide(left, lines(left, wishes)) instanceof Decision.Routed(CreditPlan plan)) {
                left = SaleFixture.after(plan);
            }
            for (IssuedLine line : left.lines()) {
                assertThat(line.leftQuantity()).isNotNegative();
                assertThat(line.leftAmount()).isNotNegative();
            }
        }
    }

    @Property
    void eachCreditedLineIsCoherentAndTakesWhatItSays(
            @ForAll("sales") IssuedSale sale, @ForAll("credits") List<List<Wish>> notes) {
        IssuedSale left = sale;
        for (List<Wish> wishes : notes) {
            if (decide(left, lines(left, wishes)) instanceof Decision.Routed(CreditPlan plan)) {
                left = SaleFixture.after(plan);
                List<Taking> sent = plan.takings().stream()
                        .filter(taking -> taking.amount().signum() > 0)
                        .toList();
                assertThat(plan.lines()).hasSameSizeAs(sent);
                for (int i = 0; i < plan.lines().size(); i++) {
                    WireLine line = plan.lines().get(i);
                    assertThat(line.sequence()).isEqualTo(i + 1);
                    assertThat(line.totalAmount())
                            .isEqualByComparingTo(sent.get(i).amount());
                    assertThat(line.sourceQuantity())
                            .isEqualByComparingTo(sent.get(i).quantity());
                    assertCoherent(line);
                }
            }
        }
    }

    @Property
    void whatTheBooksCreditIsWhatIsCredited(
            @ForAll("sales") IssuedSale sale, @ForAll("credits") List<List<Wish>> notes) {
        IssuedSale left = sale;
        for (List<Wish> wishes : notes) {
            List<CreditNoteLine> lines = lines(left, wishes);
            if (decide(left, lines) instanceof Decision.Routed(CreditPlan plan)) {
                left = SaleFixture.after(plan);
                BigDecimal asked = lines.stream().map(CreditNoteLine::total).reduce(BigDecimal.ZERO, BigDecimal::add);
                BigDecimal taken = plan.takings().stream().map(Taking::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(taken.subtract(asked).abs())
                        .isLessThanOrEqualTo(TOLERANCE.multiply(BigDecimal.valueOf(lines.size())));
            }
        }
    }

    @Property
    void aNoteOverEverythingMirrorsTheOriginal(@ForAll("sales") IssuedSale sale) {
        List<CreditNoteLine> everything = new ArrayList<>();
        for (IssuedLine line : sale.lines()) {
            everything.add(new CreditNoteLine(
                    "c" + line.wire().sequence(),
                    line.wire().lineId(),
                    line.wire().sourceItemId(),
                    line.wire().sourceQuantity(),
                    line.wire().totalAmount()));
        }

        assertThat(decide(sale, everything))
                .isInstanceOfSatisfying(
                        Decision.Routed.class,
                        routed -> assertThat(routed.plan().lines())
                                .usingRecursiveComparison()
                                .ignoringFields("lineId", "sequence")
                                .ignoringCollectionOrder()
                                .isEqualTo(sale.lines().stream()
                                        .map(IssuedLine::wire)
                                        .toList()));
    }

    @Property
    void creditingPartByPartInTheEndCreditsExactlyTheOriginal(
            @ForAll("salesWithUnsplitLines") IssuedSale sale, @ForAll("fractions") List<Integer> percents) {
        IssuedSale left = sale;
        for (IssuedLine line : sale.lines()) {
            for (int percent : percents) {
                left = creditPart(left, line.wire(), percent);
            }
            left = creditPart(left, line.wire(), 100);
        }

        assertThat(left.lines())
                .allSatisfy(line -> assertThat(line.leftAmount()).isEqualByComparingTo("0"));
    }

    private IssuedSale creditPart(IssuedSale sale, WireLine wire, int percent) {
        IssuedLine line = sale.lines().get(wire.sequence() - 1);
        BigDecimal quantity = percent == 100
                ? line.leftQuantity()
                : line.leftQuantity()
                        .multiply(BigDecimal.valueOf(percent))
                        .divide(BigDecimal.valueOf(100), 2, RoundingMode.DOWN);
        if (quantity.signum() == 0 || line.priceOf(quantity).signum() == 0) {
            return sale;
        }
        var credit = new CreditNoteLine("c", wire.lineId(), wire.sourceItemId(), quantity, line.priceOf(quantity));
        return SaleFixture.after(((Decision.Routed) decide(sale, List.of(credit))).plan());
    }

    private static void assertCoherent(WireLine line) {
        assertThat(line.quantity().multiply(line.unitPrice()).setScale(2, RoundingMode.HALF_UP))
                .isEqualByComparingTo(line.supplyAmount());
        assertThat(line.supplyAmount()).isEqualByComparingTo(line.totalAmount());
        assertThat(line.taxableAmount())
                .isEqualByComparingTo(line.totalAmount()
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(100).add(line.taxRate()), 2, RoundingMode.HALF_UP));
        assertThat(line.taxableAmount().add(line.taxAmount())).isEqualByComparingTo(line.totalAmount());
    }

    private Decision decide(IssuedSale sale, List<CreditNoteLine> lines) {
        return check.decide(
                SaleFixture.note(lines.toArray(CreditNoteLine[]::new)),
                SaleFixture.SIGNED_AT,
                null,
                new Original.Issued(sale),
                SaleFixture.SIGNED_AT);
    }

    /**
     * A line of a note before it is known what it credits.
     *
     * @param line index into the original's lines
     * @param quantityPercent of what is left there
     * @param amountPercent of what those units cost
     */
    record Wish(int line, boolean byLine, int quantityPercent, int amountPercent) {}

    private static List<CreditNoteLine> lines(IssuedSale sale, List<Wish> wishes) {
        List<CreditNoteLine> lines = new ArrayList<>();
        for (Wish wish : wishes) {
            IssuedLine line = sale.lines().get(wish.line() % sale.lines().size());
            BigDecimal quantity = percent(line.leftQuantity(), wish.quantityPercent());
            if (quantity.signum() > 0) {
                lines.add(new CreditNoteLine(
                        "c" + lines.size(),
                        wish.byLine() ? line.wire().lineId() : null,
                        line.wire().sourceItemId(),
                        quantity,
                        percent(line.priceOf(quantity.min(line.leftQuantity())), wish.amountPercent())));
            }
        }
        if (lines.isEmpty()) {
            lines.add(SaleFixture.credit(sale.lines().getFirst().wire().sourceItemId(), "0.01", "0.01"));
        }
        return lines;
    }

    private static BigDecimal percent(BigDecimal value, int percent) {
        return value.multiply(BigDecimal.valueOf(percent)).divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
    }

    @Provide
    Arbitrary<IssuedSale> sales() {
        Arbitrary<BigDecimal> quantity =
                Arbitraries.integers().between(1, 1200).map(units -> BigDecimal.valueOf(units, 2));
        Arbitrary<BigDecimal> wholeQuantity =
                Arbitraries.integers().between(1, 30).map(BigDecimal::valueOf);
        Arbitrary<BigDecimal> amount =
                Arbitraries.longs().between(1, 1_000_000).map(cents -> BigDecimal.valueOf(cents, 2));
        Arbitrary<WireLine> line = Combinators.combine(
                        Arbitraries.of("soap", "bread"),
                        Arbitraries.of("l1", "l2", "l3"),
                        Arbitraries.oneOf(quantity, wholeQuantity),
                        amount)
                .as((item, lineId, units, total) ->
                        SaleFixture.line(1, item + lineId, item, units.toPlainString(), total.toPlainString()));
        return line.list().ofMinSize(1).ofMaxSize(4).map(lines -> {
            List<WireLine> numbered = new ArrayList<>();
            for (WireLine each : lines) {
                numbered.add(SaleFixture.line(
                        numbered.size() + 1,
                        each.lineId(),
                        each.sourceItemId(),
                        each.sourceQuantity().toPlainString(),
                        each.totalAmount().toPlainString()));
            }
            return SaleFixture.sale(numbered);
        });
    }

    @Provide
    Arbitrary<IssuedSale> salesWithUnsplitLines() {
        return sales().filter(sale -> sale.lines().stream()
                        .map(line -> line.wire().lineId())
                        .distinct()
                        .count()
                == sale.lines().size());
    }

    @Provide
    Arbitrary<List<List<Wish>>> credits() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.oneOf(
                                Arbitraries.just(100), Arbitraries.integers().between(1, 130)),
                        Arbitraries.oneOf(
                                Arbitraries.just(100), Arbitraries.integers().between(0, 110)))
                .as(Wish::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Integer>> fractions() {
        return Arbitraries.integers().between(1, 99).list().ofMaxSize(5);
    }
}
