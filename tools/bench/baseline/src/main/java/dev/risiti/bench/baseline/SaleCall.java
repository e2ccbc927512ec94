package dev.risiti.bench.baseline;

import dev.risiti.contracts.credential.DeviceCredentials;
import dev.risiti.contracts.document.Sale;
import dev.risiti.oscu.amounts.SourceLine;
import dev.risiti.oscu.amounts.TaxType;
import dev.risiti.oscu.amounts.Totals;
import dev.risiti.oscu.amounts.WireLine;
import dev.risiti.oscu.amounts.WireLines;
import dev.risiti.oscu.wire.Audit;
import dev.risiti.oscu.wire.LineItem;
import dev.risiti.oscu.wire.SaleLine;
import dev.risiti.oscu.wire.SaleRequest;
import dev.risiti.oscu.wire.TaxTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From a sale of the bench to the call that signs it. Pure. */
final class SaleCall {
    /** The bench's own item, which the driver registers at the simulator before it sends anything. */
    private static final String ITEM_CODE = "KE3NTNO0000001";

    private static final Audit AUDIT = Audit.by("baseline", "Baseline");

    /** The rate of the bench's only tax type, in percent. */
    private static final Map<TaxType, BigDecimal> RATES = Map.of(TaxType.B, new BigDecimal("16"));

    private SaleCall() {}

    static SaleRequest of(Sale sale, DeviceCredentials device, long number, Instant now) {
        List<SourceLine> sources = sale.lines().stream()
                .map(line -> {
                    TaxType type = TaxType.valueOf(line.taxType().name());
                    return new SourceLine(
                            line.quantity(), line.total(), type, RATES.getOrDefault(type, BigDecimal.ZERO));
                })
                .toList();
        List<WireLine> amounts = WireLines.of(sources);
        List<SaleLine> lines = new ArrayList<>();
        for (WireLine line : amounts) {
            lines.add(SaleLine.of(lines.size() + 1, item(sale.lines().get(line.sourceIndex())), line));
        }
        return SaleRequest.sale(
                device.pin(),
                device.branchId(),
                sale.number(),
                number,
                sale.buyer().pin(),
                sale.buyer().name(),
                sale.paymentMethod().code(),
                now,
                sale.date(),
                TaxTable.of(Totals.of(amounts, RATES)),
                sale.remark(),
                AUDIT,
                null,
                lines);
    }

    private static LineItem item(dev.risiti.contracts.document.SaleLine line) {
        return new LineItem(
                ITEM_CODE,
                line.item().classCode(),
                line.item().name(),
                null,
                line.item().packagingUnit(),
                line.item().quantityUnit());
    }
}
