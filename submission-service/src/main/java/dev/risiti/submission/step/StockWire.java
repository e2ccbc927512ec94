package dev.risiti.submission.step;

import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.StockMovementLine;
import dev.risiti.oscu.amounts.Discount;
import dev.risiti.oscu.amounts.PriceBasis;
import dev.risiti.oscu.amounts.SourceLine;
import dev.risiti.oscu.amounts.WireLine;
import dev.risiti.oscu.amounts.WireLines;
import dev.risiti.oscu.wire.LineItem;
import dev.risiti.oscu.wire.StockLine;
import dev.risiti.submission.tax.TaxRates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** From lines of a movement to KRA's fields. Pure. */
final class StockWire {
    private static final int QUANTITY_DECIMALS = 2;

    private StockWire() {}

    static List<StockLine> lines(List<StockMovementLine> moved, Map<String, String> codes, TaxRates rates) {
        List<StockLine> lines = new ArrayList<>();
        for (StockMovementLine line : moved) {
            ItemRef item = line.item();
            SourceLine source = SourceLine.ofUnitPrice(
                    line.quantity(),
                    line.unitPrice(),
                    Discount.NONE,
                    PriceBasis.TAX_INCLUSIVE,
                    Wire.taxType(item.taxType()),
                    Objects.requireNonNull(rates.rates().get(item.taxType())));
            LineItem wireItem = new LineItem(
                    Objects.requireNonNull(codes.get(item.sourceItemId()), "all were found"),
                    item.classCode(),
                    item.name(),
                    item.barcode(),
                    item.packagingUnit(),
                    item.quantityUnit());
            for (WireLine amounts : WireLines.of(List.of(source))) {
                lines.add(StockLine.of(
                        lines.size() + 1,
                        wireItem,
                        amounts.folded() ? quantity(line.quantity()) : amounts.qty(),
                        amounts));
            }
        }
        return lines;
    }

    /** KRA takes quantities with two decimals. */
    static BigDecimal quantity(BigDecimal quantity) {
        return quantity.setScale(QUANTITY_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
