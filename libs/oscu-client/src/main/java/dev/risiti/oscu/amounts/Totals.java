package dev.risiti.oscu.amounts;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Header totals: sums of the rounded lines, so that no residue exists (KRA reference 5.3).
 *
 * @param byType one entry for each of the five types, zero where unused
 * @param totTaxblAmt sum of the taxable amounts
 * @param totTaxAmt sum of the taxes
 * @param totAmt what the buyer pays
 */
public record Totals(Map<TaxType, TypeTotal> byType, BigDecimal totTaxblAmt, BigDecimal totTaxAmt, BigDecimal totAmt) {

    public Totals {
        byType = Map.copyOf(byType);
    }

    /**
     * Adds the lines up.
     *
     * @param rates percent per type; required for each type that occurs, 0 where a type is neither used nor given
     * @throws IllegalArgumentException when a line's type has no rate
     */
    public static Totals of(List<WireLine> lines, Map<TaxType, BigDecimal> rates) {
        var byType = new EnumMap<TaxType, TypeTotal>(TaxType.class);
        for (var type : TaxType.values()) {
            byType.put(type, new TypeTotal(Money.ZERO, rates.getOrDefault(type, BigDecimal.ZERO), Money.ZERO));
        }
        var total = Money.ZERO;
        for (var line : lines) {
            if (!rates.containsKey(line.taxTyCd())) {
                throw new IllegalArgumentException("no rate given for tax type " + line.taxTyCd());
            }
            byType.computeIfPresent(
                    line.taxTyCd(),
                    (type, sum) -> new TypeTotal(
                            sum.taxable().add(line.taxblAmt()),
                            sum.ratePercent(),
                            sum.tax().add(line.taxAmt())));
            total = total.add(line.totAmt());
        }
        var taxable = byType.values().stream().map(TypeTotal::taxable).reduce(Money.ZERO, BigDecimal::add);
        var tax = byType.values().stream().map(TypeTotal::tax).reduce(Money.ZERO, BigDecimal::add);
        return new Totals(byType, taxable, tax, total);
    }

    /** The figures of one type. */
    public TypeTotal of(TaxType type) {
        return Objects.requireNonNull(byType.get(type), "all five types are present");
    }
}
