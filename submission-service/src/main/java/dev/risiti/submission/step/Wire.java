package dev.risiti.submission.step;

import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.oscu.amounts.Totals;
import dev.risiti.oscu.wire.Audit;
import dev.risiti.oscu.wire.LineItem;
import dev.risiti.oscu.wire.SaleLine;
import dev.risiti.oscu.wire.TaxTable;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.document.WakeKey;
import dev.risiti.submission.tax.TaxRates;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From our wire lines to KRA's fields. */
final class Wire {
    /** Who registers at KRA: the platform itself. */
    static final Audit AUDIT = Audit.by("risiti", "Risiti");

    private static final Duration RATE_RECHECK = Duration.ofMinutes(1);

    private Wire() {}

    static String yesOrNo(boolean yes) {
        return yes ? "Y" : "N";
    }

    static dev.risiti.oscu.amounts.TaxType taxType(TaxType type) {
        return dev.risiti.oscu.amounts.TaxType.valueOf(type.name());
    }

    /** Why a document waits for a tax rate; empty when KRA's list has all of them. No list, no sale. */
    static Optional<Next> missingRate(Work<?> work, Set<TaxType> used, LocalDate date) {
        TaxRates rates = work.rates(date);
        return used.stream()
                .filter(type -> !rates.has(type))
                .sorted()
                .findFirst()
                .map(type -> new Next.Park(
                        WakeKey.taxRate(work.device().environment(), type),
                        // The list may have come in while this was decided: the signal would have been missed.
                        RATE_RECHECK,
                        Reason.of(
                                "TAX_RATE_MISSING",
                                "KRA's code list has no rate for tax type %s on %s".formatted(type, date)),
                        List.of()));
    }

    static List<SaleLine> saleLines(List<WireLine> lines) {
        return lines.stream()
                .map(line -> SaleLine.of(line.sequence(), item(line), amounts(line)))
                .toList();
    }

    static TaxTable taxTable(List<WireLine> lines, Map<TaxType, BigDecimal> rates) {
        Map<dev.risiti.oscu.amounts.TaxType, BigDecimal> wireRates =
                new EnumMap<>(dev.risiti.oscu.amounts.TaxType.class);
        rates.forEach((type, rate) -> wireRates.put(taxType(type), rate));
        return TaxTable.of(Totals.of(lines.stream().map(Wire::amounts).toList(), wireRates));
    }

    private static LineItem item(WireLine line) {
        return new LineItem(
                line.itemCode(),
                line.itemClassCode(),
                line.itemName(),
                null,
                line.packagingUnit(),
                line.quantityUnit());
    }

    private static dev.risiti.oscu.amounts.WireLine amounts(WireLine line) {
        return new dev.risiti.oscu.amounts.WireLine(
                line.sequence() - 1,
                line.quantity(),
                line.unitPrice(),
                line.supplyAmount(),
                line.discountRate(),
                line.discountAmount(),
                taxType(line.taxType()),
                line.taxableAmount(),
                line.taxAmount(),
                line.totalAmount(),
                false);
    }
}
