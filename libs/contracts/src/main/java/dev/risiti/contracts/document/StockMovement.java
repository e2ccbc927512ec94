package dev.risiti.contracts.document;

import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.value.Check;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods that come in or go out other than by a sale: opening stock, adjustments, discards, transfers between branches.
 *
 * @param partnerBranchId the other branch of a transfer: where the goods go to or come from; null when not a transfer, or
 *     not known
 */
public record StockMovement(
        String tenantId,
        String source,
        String sourceDocumentId,
        int revision,
        String deviceId,
        @Nullable String bookId,
        LocalDate date,
        MovementType type,
        @Nullable String partnerBranchId,
        List<StockMovementLine> lines,
        @Nullable String remark)
        implements FiscalDocument {
    public StockMovement {
        Check.text("tenantId", tenantId, 64);
        Check.text("source", source, 128);
        Check.text("sourceDocumentId", sourceDocumentId, 128);
        Check.atLeast("revision", revision, 1);
        Check.text("deviceId", deviceId, 64);
        Check.optionalText("bookId", bookId, 64);
        Check.present("date", date);
        Check.present("type", type);
        Check.optionalBranch("partnerBranchId", partnerBranchId);
        lines = Check.some("lines", lines);
        Check.optionalText("remark", remark, 400);
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.STOCK_MOVEMENT;
    }

    @Override
    public EventType eventType() {
        return EventType.STOCK_MOVEMENT;
    }
}
