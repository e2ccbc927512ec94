package dev.risiti.sync.mapping;

import dev.risiti.contracts.document.TaxType;
import dev.risiti.sync.quickbooks.TaxLine;
import dev.risiti.sync.quickbooks.Transaction;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Holds a document whose tax we cannot reproduce from its lines: the books round per rate, KRA per line, and more than
 * {@value #TOLERANCE_TEXT} per tax type is no rounding (connector reference 7.2).
 */
final class TaxComparison {
    private static final String TOLERANCE_TEXT = "0.05";
    private static final BigDecimal TOLERANCE = new BigDecimal(TOLERANCE_TEXT);

    private TaxComparison() {}

    static void check(Transaction transaction, Catalogue catalogue, List<TaxedLine> lines) {
        Map<TaxType, BigDecimal> ours = new EnumMap<>(TaxType.class);
        lines.forEach(line -> ours.merge(line.taxType(), line.tax(), BigDecimal::add));
        Map<String, Set<TaxType>> typesOfRate = typesOfRate(catalogue, lines);
        boolean attributable = transaction.taxLines().stream()
                .allMatch(tax -> tax.amount().signum() == 0
                        || typesOfRate.getOrDefault(tax.rateId(), Set.of()).size() == 1);
        if (attributable && !transaction.taxLines().isEmpty()) {
            Map<TaxType, BigDecimal> books = new EnumMap<>(TaxType.class);
            for (TaxLine tax : transaction.taxLines()) {
                typesOfRate
                        .getOrDefault(tax.rateId(), Set.of())
                        .forEach(type -> books.merge(type, tax.amount(), BigDecimal::add));
            }
            ours.forEach((type, tax) -> compare(
                    "tax of type " + type,
                    tax,
                    Objects.requireNonNullElse(books.get(type), BigDecimal.ZERO),
                    TOLERANCE));
        }
        BigDecimal tolerance = TOLERANCE.multiply(BigDecimal.valueOf(Math.max(1, ours.size())));
        compare(
                "total tax",
                ours.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                transaction.totalTax(),
                tolerance);
        compare(
                "total",
                lines.stream().map(TaxedLine::gross).reduce(BigDecimal.ZERO, BigDecimal::add),
                transaction.total(),
                tolerance);
    }

    private static Map<String, Set<TaxType>> typesOfRate(Catalogue catalogue, List<TaxedLine> lines) {
        Map<String, Set<TaxType>> types = new HashMap<>();
        for (TaxedLine taxed : lines) {
            String codeId = taxed.line().taxCodeId();
            var code = codeId == null ? null : catalogue.taxCodes().get(codeId);
            if (code != null) {
                code.salesRateIds()
                        .forEach(rate -> types.computeIfAbsent(rate, unused -> EnumSet.noneOf(TaxType.class))
                                .add(taxed.taxType()));
            }
        }
        return types;
    }

    private static void compare(String what, BigDecimal ours, BigDecimal books, BigDecimal tolerance) {
        if (ours.subtract(books).abs().compareTo(tolerance) > 0) {
            throw new HeldException(
                    DocumentState.UNCLEAR,
                    "TAX_DIFFERS",
                    "The %s comes to %s from the lines, but the books say %s; check tax overrides and rates."
                            .formatted(what, ours.toPlainString(), books.toPlainString()));
        }
    }
}
