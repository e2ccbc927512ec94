package dev.risiti.submission.step;

import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.PurchaseDecision;
import dev.risiti.contracts.document.PurchaseDecisionLine;
import dev.risiti.contracts.document.ReceivedPurchase;
import dev.risiti.contracts.document.ReceivedPurchaseLine;
import dev.risiti.contracts.document.ReceivedTax;
import dev.risiti.oscu.amounts.SourceLine;
import dev.risiti.oscu.amounts.TaxType;
import dev.risiti.oscu.amounts.Totals;
import dev.risiti.oscu.amounts.TypeTotal;
import dev.risiti.oscu.amounts.WireLine;
import dev.risiti.oscu.amounts.WireLines;
import dev.risiti.oscu.wire.LineItem;
import dev.risiti.oscu.wire.PurchaseLine;
import dev.risiti.oscu.wire.TaxTable;
import dev.risiti.submission.tax.TaxRates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A purchase in KRA's fields. Pure. */
record PurchaseWire(List<PurchaseLine> lines, TaxTable taxes) {

    /**
     * In our own items. KRA's strict door compares each line's total with the supplier's line and recomputes the rest
     * (KRA reference 8), so that every line stays one line: a total that its quantity does not divide goes as one piece.
     *
     * @param codes item codes by source item id, for every line
     * @param rates those of the purchase's date, for every tax type of it
     */
    static PurchaseWire ours(PurchaseDecision purchase, Map<String, String> codes, TaxRates rates) {
        Map<Long, ReceivedPurchaseLine> received = received(purchase);
        List<PurchaseLine> lines = new ArrayList<>();
        List<WireLine> amounts = new ArrayList<>();
        EnumSet<dev.risiti.contracts.document.TaxType> used =
                EnumSet.noneOf(dev.risiti.contracts.document.TaxType.class);
        for (PurchaseDecisionLine line : purchase.lines()) {
            WireLine amount = amounts(line, Objects.requireNonNull(rates.rates().get(line.taxType())));
            ReceivedPurchaseLine theirs =
                    line.receivedSequence() == null ? null : received.get(line.receivedSequence());
            amounts.add(amount);
            used.add(line.taxType());
            lines.add(new PurchaseLine(
                    lines.size() + 1,
                    item(
                            line.item(),
                            Objects.requireNonNull(codes.get(line.item().sourceItemId()), "all were found")),
                    theirs == null ? null : theirs.classCode(),
                    theirs == null ? null : theirs.itemCode(),
                    theirs == null ? null : theirs.itemName(),
                    BigDecimal.ONE,
                    amount.qty(),
                    amount.prc(),
                    amount.splyAmt(),
                    amount.dcRt(),
                    amount.dcAmt(),
                    amount.taxblAmt(),
                    amount.taxTyCd(),
                    amount.taxAmt(),
                    amount.totAmt(),
                    line.expiryDate()));
        }
        Map<TaxType, BigDecimal> wireRates = new EnumMap<>(TaxType.class);
        rates.forHeader(used).forEach((type, rate) -> wireRates.put(Wire.taxType(type), rate));
        return new PurchaseWire(List.copyOf(lines), TaxTable.of(Totals.of(amounts, wireRates)));
    }

    /** As the supplier recorded it, codes and figures included; empty when there is nothing to say of it. */
    static Optional<PurchaseWire> asReceived(PurchaseDecision purchase) {
        ReceivedPurchase received = purchase.received();
        if (received == null || received.lines().isEmpty()) {
            return Optional.empty();
        }
        List<PurchaseLine> lines = new ArrayList<>();
        for (ReceivedPurchaseLine line : received.lines()) {
            Optional<TaxType> type = taxType(line.taxTypeCode());
            if (type.isEmpty()) {
                return Optional.empty();
            }
            lines.add(new PurchaseLine(
                    lines.size() + 1,
                    new LineItem(
                            orEmpty(line.itemCode()),
                            orEmpty(line.classCode()),
                            orEmpty(line.itemName()),
                            line.barcode(),
                            orEmpty(line.packagingUnit()),
                            orEmpty(line.quantityUnit())),
                    line.classCode(),
                    line.itemCode(),
                    line.itemName(),
                    orZero(line.packages()),
                    orZero(line.quantity()),
                    orZero(line.unitPrice()),
                    orZero(line.supplyAmount()),
                    orZero(line.discountRate()),
                    orZero(line.discountAmount()),
                    orZero(line.taxableAmount()),
                    type.get(),
                    orZero(line.taxAmount()),
                    orZero(line.totalAmount()),
                    null));
        }
        return Optional.of(new PurchaseWire(List.copyOf(lines), taxes(received)));
    }

    private static Map<Long, ReceivedPurchaseLine> received(PurchaseDecision purchase) {
        ReceivedPurchase received = purchase.received();
        return received == null
                ? Map.of()
                : received.lines().stream()
                        .collect(Collectors.toMap(
                                ReceivedPurchaseLine::sequence, Function.identity(), (one, again) -> one));
    }

    private static WireLine amounts(PurchaseDecisionLine line, BigDecimal rate) {
        List<WireLine> wire = WireLines.of(List.of(source(line, line.quantity(), rate)));
        return wire.size() == 1
                ? wire.getFirst()
                : WireLines.of(List.of(source(line, BigDecimal.ONE, rate))).getFirst();
    }

    private static SourceLine source(PurchaseDecisionLine line, BigDecimal quantity, BigDecimal rate) {
        return new SourceLine(quantity, line.total(), Wire.taxType(line.taxType()), rate);
    }

    private static LineItem item(ItemRef item, String code) {
        return new LineItem(
                code, item.classCode(), item.name(), item.barcode(), item.packagingUnit(), item.quantityUnit());
    }

    private static TaxTable taxes(ReceivedPurchase received) {
        Map<TaxType, TypeTotal> byType = new EnumMap<>(TaxType.class);
        for (TaxType type : TaxType.values()) {
            byType.put(type, new TypeTotal(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
        }
        for (ReceivedTax tax : received.taxes()) {
            byType.put(Wire.taxType(tax.taxType()), new TypeTotal(tax.taxableAmount(), tax.rate(), tax.taxAmount()));
        }
        return TaxTable.of(new Totals(byType, received.totalTaxable(), received.totalTax(), received.total()));
    }

    private static Optional<TaxType> taxType(@Nullable String code) {
        return EnumSet.allOf(TaxType.class).stream()
                .filter(type -> type.name().equals(code))
                .findFirst();
    }

    /** An empty text is no text for KRA's fields: the document is refused, and says which field it was. */
    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static BigDecimal orZero(@Nullable BigDecimal figure) {
        return figure == null ? BigDecimal.ZERO : figure;
    }
}
