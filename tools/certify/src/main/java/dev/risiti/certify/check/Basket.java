package dev.risiti.certify.check;

import dev.risiti.oscu.amounts.SourceLine;
import dev.risiti.oscu.amounts.TaxType;
import dev.risiti.oscu.amounts.Totals;
import dev.risiti.oscu.amounts.WireLine;
import dev.risiti.oscu.amounts.WireLines;
import dev.risiti.oscu.wire.SaleLine;
import dev.risiti.oscu.wire.StockLine;
import dev.risiti.oscu.wire.TaxTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Items with quantities and totals, turned into what KRA's calls want. */
final class Basket {
    private final Map<TaxType, BigDecimal> rates;
    private final List<Item> items = new ArrayList<>();
    private final List<SourceLine> sources = new ArrayList<>();

    /** @param rates percent per tax type */
    Basket(Map<TaxType, BigDecimal> rates) {
        this.rates = rates;
    }

    /** So many at their price. */
    Basket with(Item item, int quantity) {
        var count = BigDecimal.valueOf(quantity);
        return with(item, count, item.ware().price().multiply(count));
    }

    /** So many for that total, tax included. */
    Basket with(Item item, BigDecimal quantity, BigDecimal total) {
        var type = item.ware().taxType();
        items.add(item);
        sources.add(new SourceLine(quantity, total, type, Shop.rate(rates, type)));
        return this;
    }

    private List<WireLine> wireLines() {
        return WireLines.of(sources);
    }

    List<SaleLine> saleLines() {
        var lines = new ArrayList<SaleLine>();
        for (var line : wireLines()) {
            lines.add(
                    SaleLine.of(lines.size() + 1, items.get(line.sourceIndex()).onLine(), line));
        }
        return List.copyOf(lines);
    }

    /** The goods in it; services have no stock. */
    List<StockLine> stockLines() {
        var lines = new ArrayList<StockLine>();
        for (var line : wireLines()) {
            var item = items.get(line.sourceIndex());
            if (item.ware().type().isStocked()) {
                lines.add(StockLine.of(lines.size() + 1, item.onLine(), line.qty(), line));
            }
        }
        return List.copyOf(lines);
    }

    /** How many of each of the goods. */
    Map<Ware, BigDecimal> quantities() {
        var quantities = new LinkedHashMap<Ware, BigDecimal>();
        for (var index = 0; index < items.size(); index++) {
            var ware = items.get(index).ware();
            if (ware.type().isStocked()) {
                quantities.merge(ware, sources.get(index).quantity(), BigDecimal::add);
            }
        }
        return quantities;
    }

    TaxTable taxes() {
        return TaxTable.of(Totals.of(wireLines(), rates));
    }
}
