package dev.risiti.submission.step;

import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.document.SaleLine;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.oscu.amounts.SourceLine;
import dev.risiti.oscu.amounts.WireLines;
import dev.risiti.submission.tax.TaxRates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** From the lines of a sale to its wire lines, in KES. Pure. */
final class SaleLines {
    private SaleLines() {}

    /**
     * @param codes item codes by source item id, for every item of the sale
     * @param rates the rates of the sale's date, for every tax type of the sale
     */
    static List<WireLine> of(Sale sale, Map<String, String> codes, TaxRates rates) {
        BigDecimal exchangeRate = exchangeRate(sale);
        // A line that costs nothing is not sent: KRA takes none, and it changes no amount.
        List<SaleLine> charged =
                sale.lines().stream().filter(line -> line.total().signum() > 0).toList();
        List<SourceLine> sources = charged.stream()
                .map(line -> new SourceLine(
                        line.quantity(),
                        line.total().multiply(exchangeRate).setScale(2, RoundingMode.HALF_UP),
                        Wire.taxType(line.taxType()),
                        Objects.requireNonNull(rates.rates().get(line.taxType()), "the caller checked the rates")))
                .toList();
        List<WireLine> lines = new ArrayList<>();
        for (dev.risiti.oscu.amounts.WireLine amounts : WireLines.of(sources)) {
            SaleLine source = charged.get(amounts.sourceIndex());
            lines.add(line(lines.size() + 1, source, amounts, codes, rates));
        }
        return List.copyOf(lines);
    }

    static BigDecimal exchangeRate(Sale sale) {
        BigDecimal rate = sale.exchangeRate();
        return rate == null ? BigDecimal.ONE : rate;
    }

    private static WireLine line(
            int sequence,
            SaleLine source,
            dev.risiti.oscu.amounts.WireLine amounts,
            Map<String, String> codes,
            TaxRates rates) {
        ItemRef item = source.item();
        return new WireLine(
                sequence,
                source.lineId(),
                item.sourceItemId(),
                item.type(),
                Objects.requireNonNull(codes.get(item.sourceItemId()), "the caller found all items"),
                item.classCode(),
                item.name(),
                item.packagingUnit(),
                item.quantityUnit(),
                amounts.qty(),
                amounts.prc(),
                amounts.splyAmt(),
                amounts.dcRt(),
                amounts.dcAmt(),
                source.taxType(),
                Objects.requireNonNull(rates.rates().get(source.taxType())),
                amounts.taxblAmt(),
                amounts.taxAmt(),
                amounts.totAmt(),
                amounts.folded() ? source.quantity() : amounts.qty());
    }
}
