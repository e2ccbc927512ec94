package dev.risiti.submission.step;

import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.oscu.amounts.Totals;
import dev.risiti.oscu.wire.Audit;
import dev.risiti.oscu.wire.LineItem;
import dev.risiti.oscu.wire.SaleLine;
import dev.risiti.oscu.wire.TaxTable;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** From our wire lines to KRA's fields. */
final class Wire {
    /** Who registers at KRA: the platform itself. */
    static final Audit AUDIT = Audit.by("risiti", "Risiti");

    private Wire() {}

    static dev.risiti.oscu.amounts.TaxType taxType(TaxType type) {
        return dev.risiti.oscu.amounts.TaxType.valueOf(type.name());
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
