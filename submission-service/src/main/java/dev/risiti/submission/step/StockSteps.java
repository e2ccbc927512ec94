package dev.risiti.submission.step;

import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.StockMovement;
import dev.risiti.contracts.document.StockMovementLine;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.result.Reason;
import dev.risiti.oscu.amounts.Discount;
import dev.risiti.oscu.amounts.PriceBasis;
import dev.risiti.oscu.amounts.SourceLine;
import dev.risiti.oscu.amounts.WireLine;
import dev.risiti.oscu.amounts.WireLines;
import dev.risiti.oscu.time.KraTime;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.oscu.wire.LineItem;
import dev.risiti.oscu.wire.StockLine;
import dev.risiti.oscu.wire.StockMasterRequest;
import dev.risiti.oscu.wire.StockMovementRequest;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.document.WakeKey;
import dev.risiti.submission.document.Wakeups;
import dev.risiti.submission.item.Catalogue;
import dev.risiti.submission.result.Effects;
import dev.risiti.submission.result.Results;
import dev.risiti.submission.stock.StockTable;
import dev.risiti.submission.tax.TaxRateTable;
import dev.risiti.submission.tax.TaxRates;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A stock movement: {@code insertStockIO}, then {@code saveStockMaster} once per item with the quantity on hand after
 * it. A stock master never goes before its movement (invariant 6): the calls are the steps of one document.
 */
@ApplicationScoped
public class StockSteps implements Steps {
    private static final int WIRE_QUANTITY_DECIMALS = 2;

    private final DocumentTable documents;
    private final Catalogue catalogue;
    private final TaxRateTable taxRates;
    private final StockTable stock;
    private final Wakeups wakeups;
    private final Results results;
    private final Clock clock;

    StockSteps(
            DocumentTable documents,
            Catalogue catalogue,
            TaxRateTable taxRates,
            StockTable stock,
            Wakeups wakeups,
            Results results,
            Clock clock) {
        this.documents = documents;
        this.catalogue = catalogue;
        this.taxRates = taxRates;
        this.stock = stock;
        this.wakeups = wakeups;
        this.results = results;
        this.clock = clock;
    }

    @Override
    public Next next(Document document, Device device, Numbers numbers) {
        StockMovement movement = movement(document);
        return switch (catalogue.find(
                document,
                movement.source(),
                device,
                movement.lines().stream().map(StockMovementLine::item).toList())) {
            case Catalogue.Found.Missing(var item) -> ItemReadiness.waitFor(item);
            case Catalogue.Found.All(var codes) ->
                document.step() == 0
                        ? move(movement, device, numbers, codes)
                        : state(device, itemCodes(movement, codes).get(document.step() - 1));
        };
    }

    private Next move(StockMovement movement, Device device, Numbers numbers, Map<String, String> codes) {
        TaxRates rates = taxRates.on(device.environment(), movement.date());
        for (StockMovementLine line : movement.lines()) {
            TaxType type = line.item().taxType();
            if (!rates.has(type)) {
                return new Next.Park(
                        WakeKey.taxRate(device.environment(), type),
                        Reason.of(
                                "TAX_RATE_MISSING",
                                "KRA's code list has no rate for tax type %s on %s".formatted(type, movement.date())));
            }
            String code = code(codes, line);
            if (!movement.type().inbound()
                    && stock.onHand(device.deviceId(), code).compareTo(line.quantity()) < 0) {
                return new Next.Park(
                        WakeKey.stock(device.deviceId(), code),
                        Reason.of(
                                "STOCK_MISSING",
                                "%s of '%s' go out, but only %s are on hand at this branch"
                                        .formatted(
                                                line.quantity().toPlainString(),
                                                line.item().name(),
                                                stock.onHand(device.deviceId(), code)
                                                        .stripTrailingZeros()
                                                        .toPlainString())));
            }
        }
        LocalDate today = KraTime.dateOf(clock.instant());
        return Next.Call.of(StockMovementRequest.of(
                device.pin(),
                device.branchId(),
                numbers.take(Counter.stockMovements(device.deviceId())),
                null,
                null,
                null,
                movement.type().code(),
                // KRA refuses a movement of its own tomorrow.
                movement.date().isAfter(today) ? today : movement.date(),
                movement.remark(),
                Wire.AUDIT,
                lines(movement, codes, rates)));
    }

    private static List<StockLine> lines(StockMovement movement, Map<String, String> codes, TaxRates rates) {
        List<StockLine> lines = new ArrayList<>();
        for (StockMovementLine line : movement.lines()) {
            ItemRef item = line.item();
            SourceLine source = SourceLine.ofUnitPrice(
                    line.quantity(),
                    line.unitPrice(),
                    Discount.NONE,
                    PriceBasis.TAX_INCLUSIVE,
                    Wire.taxType(item.taxType()),
                    Objects.requireNonNull(rates.rates().get(item.taxType())));
            LineItem wireItem = new LineItem(
                    code(codes, line),
                    item.classCode(),
                    item.name(),
                    item.barcode(),
                    item.packagingUnit(),
                    item.quantityUnit());
            for (WireLine amounts : WireLines.of(List.of(source))) {
                lines.add(StockLine.of(
                        lines.size() + 1,
                        wireItem,
                        amounts.folded() ? onWire(line.quantity()) : amounts.qty(),
                        amounts));
            }
        }
        return lines;
    }

    private Next state(Device device, String itemCode) {
        return Next.Call.of(new StockMasterRequest(
                device.pin(),
                device.branchId(),
                itemCode,
                onWire(stock.onHand(device.deviceId(), itemCode)),
                Wire.AUDIT));
    }

    @Override
    public Optional<Counter> counter(Document document, Device device) {
        return document.step() == 0 ? Optional.of(Counter.stockMovements(device.deviceId())) : Optional.empty();
    }

    @Override
    public boolean accepted(Document document, Attempt attempt, Device device, Answer answer, Effects effects) {
        StockMovement movement = movement(document);
        Map<String, String> codes = codes(document, device, movement);
        if (document.step() == 0) {
            book(movement, device, codes);
        }
        if (document.step() < itemCodes(movement, codes).size()) {
            return false;
        }
        results.accepted(document, device.deviceId(), null, effects);
        return true;
    }

    private void book(StockMovement movement, Device device, Map<String, String> codes) {
        for (StockMovementLine line : movement.lines()) {
            String code = code(codes, line);
            boolean inbound = movement.type().inbound();
            stock.book(
                    device.deviceId(),
                    code,
                    inbound ? line.quantity() : line.quantity().negate());
            if (inbound) {
                wakeups.provide(WakeKey.stock(device.deviceId(), code));
            }
        }
    }

    @Override
    public void refused(Document document, Device device, Reason reason, Effects effects) {
        // The ledger counts accepted movements only.
    }

    private Map<String, String> codes(Document document, Device device, StockMovement movement) {
        return switch (catalogue.find(
                document,
                movement.source(),
                device,
                movement.lines().stream().map(StockMovementLine::item).toList())) {
            case Catalogue.Found.All(var codes) -> codes;
            case Catalogue.Found.Missing(var item) ->
                throw new IllegalStateException("item " + item.itemId() + " was registered when its movement was sent");
        };
    }

    /** Each item once, in the order of the lines. */
    private static List<String> itemCodes(StockMovement movement, Map<String, String> codes) {
        return movement.lines().stream()
                .map(line -> code(codes, line))
                .distinct()
                .toList();
    }

    private static String code(Map<String, String> codes, StockMovementLine line) {
        return Objects.requireNonNull(codes.get(line.item().sourceItemId()), "all items were found");
    }

    private static BigDecimal onWire(BigDecimal quantity) {
        return quantity.setScale(WIRE_QUANTITY_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    private StockMovement movement(Document document) {
        return documents.payload(document.documentId(), StockMovement.class);
    }
}
