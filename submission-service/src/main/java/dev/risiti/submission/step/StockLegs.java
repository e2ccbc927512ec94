package dev.risiti.submission.step;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.MovementType;
import dev.risiti.contracts.document.StockMovement;
import dev.risiti.contracts.document.StockMovementLine;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.NewDocument;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.lane.LaneScope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stock movement that another document causes: a document of its own, in the stock stream, so that
 * stock trouble never stops invoicing (design section 5).
 */
final class StockLegs {
    private static final int PRICE_DECIMALS = 10;

    private StockLegs() {}

    /**
     * The leg; nothing when no line has stock.
     *
     * @param cause the document that KRA took
     * @param source the source whose item ids the lines name
     * @param deviceId the device whose stock moves
     */
    static List<Effect> of(
            Document cause, String source, String deviceId, LocalDate date, MovementType type, List<WireLine> lines) {
        return of(cause, source, deviceId, date, type, null, null, goods(lines));
    }

    /**
     * As above, from lines that are in the movement's own form.
     *
     * @param partnerBranchId the other branch of a transfer
     */
    static List<Effect> of(
            Document cause,
            String source,
            String deviceId,
            LocalDate date,
            MovementType type,
            @Nullable String partnerBranchId,
            @Nullable String remark,
            List<StockMovementLine> moved) {
        if (moved.isEmpty()) {
            return List.of();
        }
        String id = "stock/" + cause.identity().kind() + "/" + cause.identity().sourceDocumentId();
        return List.of(caused(cause, source, id, deviceId, date, type, partnerBranchId, moved, remark));
    }

    /**
     * A movement of our own.
     *
     * @param id names it within its source for ever: the same id twice is one movement
     */
    static Effect.Add caused(
            Document cause,
            String source,
            String id,
            String deviceId,
            LocalDate date,
            MovementType type,
            @Nullable String partnerBranchId,
            List<StockMovementLine> moved,
            @Nullable String remark) {
        String tenantId = cause.identity().tenantId();
        String fitting = CausedId.of(id);
        return new Effect.Add(NewDocument.caused(
                new DocumentIdentity(tenantId, source, DocumentKind.STOCK_MOVEMENT, fitting),
                new StockMovement(
                        tenantId,
                        source,
                        fitting,
                        1,
                        deviceId,
                        cause.bookId(),
                        date,
                        type,
                        partnerBranchId,
                        moved,
                        remark),
                deviceId,
                LaneScope.ofDevice(deviceId),
                cause));
    }

    /** One line per item: wire lines may have split what moves as one. */
    private static List<StockMovementLine> goods(List<WireLine> lines) {
        Map<String, List<WireLine>> byItem = new LinkedHashMap<>();
        for (WireLine line : lines) {
            if (line.itemType().hasStock() && line.sourceQuantity().signum() > 0) {
                byItem.computeIfAbsent(line.sourceItemId(), item -> new ArrayList<>())
                        .add(line);
            }
        }
        List<StockMovementLine> moved = new ArrayList<>();
        for (List<WireLine> same : byItem.values()) {
            BigDecimal quantity = same.stream().map(WireLine::sourceQuantity).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal total = same.stream().map(WireLine::totalAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
            moved.add(new StockMovementLine(
                    String.valueOf(moved.size() + 1),
                    item(same.getFirst()),
                    quantity,
                    total.divide(quantity, PRICE_DECIMALS, RoundingMode.HALF_UP)));
        }
        return moved;
    }

    private static ItemRef item(WireLine line) {
        return new ItemRef(
                line.sourceItemId(),
                line.itemName(),
                line.itemType(),
                line.itemClassCode(),
                line.itemCode().substring(0, 2),
                line.packagingUnit(),
                line.quantityUnit(),
                line.taxType(),
                line.unitPrice().setScale(2, RoundingMode.HALF_UP),
                null);
    }
}
