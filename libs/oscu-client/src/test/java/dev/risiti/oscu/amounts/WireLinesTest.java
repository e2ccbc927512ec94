package dev.risiti.oscu.amounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WireLinesTest {
    private static final Map<TaxType, BigDecimal> RATES = Map.of(
            TaxType.A, BigDecimal.ZERO,
            TaxType.B, new BigDecimal("16"),
            TaxType.C, BigDecimal.ZERO,
            TaxType.D, BigDecimal.ZERO,
            TaxType.E, new BigDecimal("8"));

    @Provide
    Arbitrary<SourceLine> lines() {
        var quantities = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 5_000).map(BigDecimal::valueOf),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("0.01"), new BigDecimal("900"))
                        .ofScale(2),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("0.0001"), new BigDecimal("90"))
                        .ofScale(7));
        var totals = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("99999999.99"))
                .ofScale(2);
        return Combinators.combine(quantities, totals, Arbitraries.of(TaxType.class))
                .as((quantity, total, type) -> new SourceLine(quantity, total, type, rate(type)));
    }

    @Provide
    Arbitrary<List<SourceLine>> documents() {
        return lines().list().ofMinSize(1).ofMaxSize(30);
    }

    private static BigDecimal rate(TaxType type) {
        return RATES.getOrDefault(type, BigDecimal.ZERO);
    }

    @Property
    void eachSourceLineKeepsItsTotalToTheCent(@ForAll("documents") List<SourceLine> sources) {
        var totals = WireLines.of(sources).stream()
                .collect(Collectors.groupingBy(
                        WireLine::sourceIndex,
                        Collectors.reducing(BigDecimal.ZERO, WireLine::totAmt, BigDecimal::add)));

        for (int index = 0; index < sources.size(); index++) {
            assertThat(totals.get(index))
                    .isEqualByComparingTo(sources.get(index).grossTotal());
        }
    }

    @Property
    void eachWireLineIsWhatKraRecomputes(@ForAll("documents") List<SourceLine> sources) {
        assertThat(WireLines.of(sources)).allSatisfy(line -> {
            var supply = line.qty().multiply(line.prc()).setScale(2, RoundingMode.HALF_UP);
            var taxable =
                    supply.divide(BigDecimal.ONE.add(rate(line.taxTyCd()).movePointLeft(2)), 2, RoundingMode.HALF_UP);
            assertThat(line.splyAmt()).isEqualByComparingTo(supply);
            assertThat(line.totAmt()).isEqualByComparingTo(supply);
            assertThat(line.taxblAmt()).isEqualByComparingTo(taxable);
            assertThat(line.taxAmt()).isEqualByComparingTo(supply.subtract(taxable));
            assertThat(List.of(line.prc(), line.splyAmt(), line.taxblAmt(), line.taxAmt(), line.totAmt()))
                    .allSatisfy(amount -> assertThat(amount).isNotNegative().hasScaleOf(2));
            assertThat(line.qty()).isPositive();
            assertThat(line.qty().stripTrailingZeros().scale()).isLessThanOrEqualTo(2);
        });
    }

    @Property
    void quantitiesStayUnlessFolded(@ForAll("lines") SourceLine source) {
        var lines = WireLines.of(List.of(source));

        if (lines.getFirst().folded()) {
            assertThat(lines).hasSize(1);
            assertThat(lines.getFirst().qty()).isEqualByComparingTo(BigDecimal.ONE);
        } else {
            assertThat(lines).hasSizeBetween(1, 2);
            assertThat(lines.stream().map(WireLine::qty).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(source.quantity());
        }
    }

    @Property
    void headerIsTheSumOfItsLines(@ForAll("documents") List<SourceLine> sources) {
        var lines = WireLines.of(sources);
        var totals = Totals.of(lines, RATES);

        for (var type : TaxType.values()) {
            var ofType = lines.stream().filter(line -> line.taxTyCd() == type).toList();
            assertThat(totals.of(type).taxable()).isEqualByComparingTo(sum(ofType, WireLine::taxblAmt));
            assertThat(totals.of(type).tax()).isEqualByComparingTo(sum(ofType, WireLine::taxAmt));
        }
        assertThat(totals.totAmt()).isEqualByComparingTo(sum(lines, WireLine::totAmt));
        assertThat(totals.totTaxblAmt().add(totals.totTaxAmt())).isEqualByComparingTo(totals.totAmt());
    }

    @Property
    void creditingEverythingIsTheOriginal(@ForAll("documents") List<SourceLine> sources) {
        var original = WireLines.of(sources);
        var creditOfEachLine = original.stream()
                .map(line -> new SourceLine(line.qty(), line.totAmt(), line.taxTyCd(), rate(line.taxTyCd())))
                .toList();

        assertThat(Totals.of(WireLines.of(creditOfEachLine), RATES)).isEqualTo(Totals.of(original, RATES));
    }

    private static BigDecimal sum(List<WireLine> lines, Function<WireLine, BigDecimal> amount) {
        return lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Example
    void threeAtElevenSixtyIsTheReferenceExample() {
        var line = only(new SourceLine(d("3"), d("3480.00"), TaxType.B, d("16")));

        assertThat(List.of(line.prc(), line.taxblAmt(), line.taxAmt()))
                .containsExactly(d("1160.00"), d("3000.00"), d("480.00"));
    }

    @Example
    void aTotalThatDoesNotDivideBecomesTwoLinesACentApart() {
        var lines = WireLines.of(List.of(new SourceLine(d("3"), d("100.00"), TaxType.B, d("16"))));

        assertThat(lines).extracting(WireLine::qty).containsExactly(d("1"), d("2"));
        assertThat(lines).extracting(WireLine::prc).containsExactly(d("33.34"), d("33.33"));
        assertThat(lines).extracting(WireLine::sourceIndex).containsOnly(0);
    }

    @Example
    void aQuantityFinerThanKraTakesIsFolded() {
        var line = only(new SourceLine(d("1.2345"), d("12.35"), TaxType.A, d("0")));

        assertThat(line.folded()).isTrue();
        assertThat(line.prc()).isEqualByComparingTo("12.35");
    }

    @Example
    void aUnitPriceBelowACentIsFolded() {
        var line = only(new SourceLine(d("1000"), d("5.00"), TaxType.A, d("0")));

        assertThat(line.folded()).isTrue();
    }

    @Example
    void aSplitWhoseHalvesBothRoundUpIsFolded() {
        // 0.53 × 4.50 = 2.385 and 0.50 × 4.49 = 2.245 would come to 4.64.
        var line = only(new SourceLine(d("1.03"), d("4.63"), TaxType.A, d("0")));

        assertThat(line.folded()).isTrue();
        assertThat(line.totAmt()).isEqualByComparingTo("4.63");
    }

    @Example
    void aPercentDiscountOnAnExclusivePriceEndsInTheGrossTotal() {
        var source = SourceLine.ofUnitPrice(
                d("2"), d("99.999"), new Discount.Percent(d("10")), PriceBasis.TAX_EXCLUSIVE, TaxType.B, d("16"));

        // 2 × 99.999 × 0.9 × 1.16 = 208.797912
        assertThat(source.grossTotal()).isEqualByComparingTo("208.80");
    }

    @Example
    void refusesADiscountAboveTheLine() {
        assertThatThrownBy(() -> SourceLine.ofUnitPrice(
                        d("1"), d("10"), new Discount.Amount(d("10.01")), PriceBasis.TAX_INCLUSIVE, TaxType.B, d("16")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void refusesTotalsOfATypeWithoutARate() {
        var lines = WireLines.of(List.of(new SourceLine(d("1"), d("10"), TaxType.B, d("16"))));

        assertThatThrownBy(() -> Totals.of(lines, Map.of(TaxType.A, d("0"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("B");
    }

    @Property
    void apportionedPartsAddUpAndAreAlmostProportional(
            @ForAll("weights") List<BigDecimal> weights, @ForAll("sums") BigDecimal total) {
        var parts = Apportionment.of(total, weights);
        var weight = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(total);
        for (int i = 0; i < parts.size(); i++) {
            var exact = total.multiply(weights.get(i)).divide(weight, 10, RoundingMode.HALF_UP);
            assertThat(parts.get(i).subtract(exact).abs()).isLessThan(new BigDecimal("0.0100001"));
            assertThat(parts.get(i)).isNotNegative();
        }
    }

    @Provide
    Arbitrary<List<BigDecimal>> weights() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), new BigDecimal("100000"))
                .ofScale(2)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<BigDecimal> sums() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("1000000"))
                .ofScale(2);
    }

    private static WireLine only(SourceLine source) {
        var lines = WireLines.of(List.of(source));
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private static BigDecimal d(String number) {
        return new BigDecimal(number);
    }
}
