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
        var byTotal = Combinators.combine(quantities, totals, Arbitraries.of(TaxType.class))
                .as((quantity, total, type) -> new SourceLine(quantity, total, type, rate(type)));
        var prices = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("10000"))
                .ofScale(5);
        var discounts = Arbitraries.oneOf(
                Arbitraries.integers()
                        .between(0, 100)
                        .map(percent -> new Discount.Percent(BigDecimal.valueOf(percent))),
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, new BigDecimal("100"))
                        .ofScale(2)
                        .map(Discount.Percent::new));
        var byPrice = Combinators.combine(
                        quantities, prices, discounts, Arbitraries.of(PriceBasis.class), Arbitraries.of(TaxType.class))
                .as((quantity, price, discount, basis, type) ->
                        SourceLine.ofUnitPrice(quantity, price, discount, basis, type, rate(type)));
        return Arbitraries.oneOf(byTotal, byPrice);
    }

    @Provide
    Arbitrary<List<SourceLine>> documents() {
        return lines().list().ofMinSize(1).ofMaxSize(30);
    }

    private static BigDecimal rate(TaxType type) {
        return RATES.getOrDefault(type, BigDecimal.ZERO);
    }

    @Property
    void eachSourceLineKeepsItsTotalToTheCent(
            @ForAll("documents") List<SourceLine> sources, @ForAll Convention convention) {
        var totals = WireLines.of(sources, convention).stream()
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
    void eachTaxExclusiveLineAddsUp(@ForAll("documents") List<SourceLine> sources) {
        assertThat(WireLines.of(sources, Convention.TAX_EXCLUSIVE)).allSatisfy(line -> {
            var supply = line.qty().multiply(line.prc());
            var discount = supply.multiply(line.dcRt()).movePointLeft(2);
            var exactTax = line.taxblAmt().multiply(rate(line.taxTyCd())).movePointLeft(2);
            assertThat(line.splyAmt()).isEqualByComparingTo(supply.setScale(2, RoundingMode.HALF_UP));
            assertThat(line.dcAmt()).isEqualByComparingTo(discount.setScale(2, RoundingMode.HALF_UP));
            assertThat(line.taxblAmt()).isEqualByComparingTo(line.splyAmt().subtract(line.dcAmt()));
            assertThat(line.totAmt()).isEqualByComparingTo(line.taxblAmt().add(line.taxAmt()));
            assertThat(line.taxAmt().subtract(exactTax).abs()).isLessThan(new BigDecimal("0.01"));
            assertThat(line.dcRt().stripTrailingZeros().scale()).isLessThanOrEqualTo(0);
            assertThat(List.of(line.prc(), line.splyAmt(), line.dcAmt(), line.taxblAmt(), line.taxAmt(), line.totAmt()))
                    .allSatisfy(amount -> assertThat(amount).isNotNegative().hasScaleOf(2));
            assertThat(line.qty()).isPositive();
            assertThat(line.qty().stripTrailingZeros().scale()).isLessThanOrEqualTo(2);
        });
    }

    @Property
    void quantitiesStayUnlessFolded(@ForAll("lines") SourceLine source, @ForAll Convention convention) {
        var lines = WireLines.of(List.of(source), convention);

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
    void headerIsTheSumOfItsLines(@ForAll("documents") List<SourceLine> sources, @ForAll Convention convention) {
        var lines = WireLines.of(sources, convention);
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
    void creditingEverythingIsTheOriginal(
            @ForAll("documents") List<SourceLine> sources, @ForAll Convention convention) {
        var original = WireLines.of(sources, convention);
        var creditOfEachLine = original.stream()
                .map(line -> new SourceLine(line.qty(), line.totAmt(), line.taxTyCd(), rate(line.taxTyCd())))
                .toList();

        assertThat(Totals.of(WireLines.of(creditOfEachLine, convention), RATES)).isEqualTo(Totals.of(original, RATES));
    }

    @Example
    void twoLinesThatWouldBothBeRoundedUpStayOne() {
        var lines = WireLines.of(
                List.of(new SourceLine(d("1.75"), d("4.95"), TaxType.E, d("8"))), Convention.TAX_EXCLUSIVE);

        assertThat(lines).hasSize(1);
        var line = lines.getFirst();
        assertThat(line.folded()).isTrue();
        assertThat(List.of(line.taxblAmt(), line.taxAmt())).containsExactly(d("4.58"), d("0.37"));
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

    @Example
    void aWholePercentIsShownWithoutTax() {
        var lines = WireLines.of(
                List.of(
                        SourceLine.ofUnitPrice(
                                d("3"), d("1000"), Discount.NONE, PriceBasis.TAX_EXCLUSIVE, TaxType.B, d("16")),
                        SourceLine.ofUnitPrice(
                                d("2"),
                                d("500"),
                                new Discount.Percent(d("10")),
                                PriceBasis.TAX_EXCLUSIVE,
                                TaxType.B,
                                d("16"))),
                Convention.TAX_EXCLUSIVE);

        assertThat(lines.getFirst())
                .isEqualTo(new WireLine(
                        0,
                        d("3"),
                        d("1000.00"),
                        d("3000.00"),
                        d("0.00"),
                        d("0.00"),
                        TaxType.B,
                        d("3000.00"),
                        d("480.00"),
                        d("3480.00"),
                        false));
        assertThat(lines.getLast())
                .isEqualTo(new WireLine(
                        1,
                        d("2"),
                        d("500.00"),
                        d("1000.00"),
                        d("10"),
                        d("100.00"),
                        TaxType.B,
                        d("900.00"),
                        d("144.00"),
                        d("1044.00"),
                        false));
    }

    @Example
    void aBrokenPercentTravelsInThePrice() {
        // KRA would compute 2 % of 3250.00 and refuse the 50.05 that 1.54 % come to.
        var source = SourceLine.ofUnitPrice(
                d("1"), d("3250.00"), new Discount.Percent(d("1.54")), PriceBasis.TAX_EXCLUSIVE, TaxType.A, d("0"));

        var line = WireLines.of(List.of(source), Convention.TAX_EXCLUSIVE).getFirst();

        assertThat(List.of(line.prc(), line.dcRt(), line.dcAmt())).containsExactly(d("3199.95"), d("0.00"), d("0.00"));
    }

    @Example
    void aPercentShowsNoDiscountWithTaxInside() {
        var line = only(SourceLine.ofUnitPrice(
                d("2"), d("580"), new Discount.Percent(d("10")), PriceBasis.TAX_INCLUSIVE, TaxType.B, d("16")));

        assertThat(List.of(line.prc(), line.splyAmt(), line.dcRt(), line.dcAmt()))
                .containsExactly(d("522.00"), d("1044.00"), d("0.00"), d("0.00"));
    }

    @Property
    void aForeignTotalIsConvertedOncePerLine(
            @ForAll("documents") List<SourceLine> sources, @ForAll("rates") BigDecimal rate) {
        var shillings = sources.stream().map(line -> line.inShillings(rate)).toList();

        for (int i = 0; i < sources.size(); i++) {
            var converted = sources.get(i).grossTotal().multiply(rate).setScale(2, RoundingMode.HALF_UP);
            assertThat(shillings.get(i).grossTotal()).isEqualByComparingTo(converted);
            assertThat(shillings.get(i).quantity()).isEqualTo(sources.get(i).quantity());
        }
        assertThat(sum(WireLines.of(shillings), WireLine::totAmt))
                .isEqualByComparingTo(
                        shillings.stream().map(SourceLine::grossTotal).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Provide
    Arbitrary<BigDecimal> rates() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("0.0001"), new BigDecimal("200"))
                .ofScale(6);
    }

    @Property
    void aBasketDiscountTakesExactlyItsAmountOff(
            @ForAll("documents") List<SourceLine> sources, @ForAll("percents") BigDecimal percent) {
        var total = sources.stream().map(SourceLine::grossTotal).reduce(BigDecimal.ZERO, BigDecimal::add);
        var amount = total.multiply(percent).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);

        var discounted = BasketDiscount.takenOff(sources, new Discount.Amount(amount), PriceBasis.TAX_INCLUSIVE);

        assertThat(discounted.stream().map(SourceLine::grossTotal).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(total.subtract(amount));
        for (int i = 0; i < sources.size(); i++) {
            assertThat(discounted.get(i).grossTotal())
                    .isBetween(BigDecimal.ZERO, sources.get(i).grossTotal());
            assertThat(discounted.get(i).quantity()).isEqualTo(sources.get(i).quantity());
            assertThat(discounted.get(i).taxType()).isEqualTo(sources.get(i).taxType());
        }
    }

    @Property
    void aBasketDiscountFallsOnEachTaxTypeInProportion(
            @ForAll("documents") List<SourceLine> sources, @ForAll("percents") BigDecimal percent) {
        var discounted = BasketDiscount.takenOff(sources, new Discount.Percent(percent), PriceBasis.TAX_INCLUSIVE);

        for (var type : TaxType.values()) {
            var exact = new Discount.Percent(percent).applyTo(grossOf(sources, type));
            // A cent for rounding the discount, a cent for spreading it.
            assertThat(grossOf(discounted, type).subtract(exact).abs()).isLessThan(new BigDecimal("0.02"));
        }
    }

    @Example
    void aBasketDiscountWithoutTaxTakesItsTaxWithIt() {
        var discounted = BasketDiscount.takenOff(
                List.of(
                        new SourceLine(d("1"), d("1160.00"), TaxType.B, d("16")),
                        new SourceLine(d("1"), d("1000.00"), TaxType.A, d("0"))),
                new Discount.Amount(d("100")),
                PriceBasis.TAX_EXCLUSIVE);

        assertThat(discounted).extracting(SourceLine::grossTotal).containsExactly(d("1102.00"), d("950.00"));
    }

    @Example
    void refusesABasketDiscountAboveTheDocument() {
        var lines = List.of(new SourceLine(d("1"), d("10.00"), TaxType.A, d("0")));

        assertThatThrownBy(
                        () -> BasketDiscount.takenOff(lines, new Discount.Amount(d("10.01")), PriceBasis.TAX_INCLUSIVE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BigDecimal grossOf(List<SourceLine> lines, TaxType type) {
        return lines.stream()
                .filter(line -> line.taxType() == type)
                .map(SourceLine::grossTotal)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Provide
    Arbitrary<BigDecimal> percents() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("100"))
                .ofScale(2);
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
