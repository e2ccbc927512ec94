package dev.risiti.contracts.document;

import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.value.Check;
import dev.risiti.contracts.value.ContractViolation;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was counted on the shelves. Becomes the movement of the difference to the ledger at its place among the device's
 * stock documents.
 *
 * @param date the day of the count in Nairobi
 * @param lines each item once; items not listed were not counted
 */
public record StockCount(
        String tenantId,
        String source,
        String sourceDocumentId,
        int revision,
        String deviceId,
        @Nullable String bookId,
        LocalDate date,
        List<StockCountLine> lines,
        @Nullable String remark)
        implements FiscalDocument {
    public StockCount {
        Check.text("tenantId", tenantId, 64);
        Check.text("source", source, 128);
        Check.text("sourceDocumentId", sourceDocumentId, 128);
        Check.atLeast("revision", revision, 1);
        Check.text("deviceId", deviceId, 64);
        Check.optionalText("bookId", bookId, 64);
        Check.present("date", date);
        lines = Check.some("lines", lines);
        Check.optionalText("remark", remark, 400);
        Set<String> counted = new HashSet<>();
        for (StockCountLine line : lines) {
            String id = line.item().sourceItemId();
            if (!counted.add(id)) {
                throw new ContractViolation("lines.item.sourceItemId", id, "count each item in one line");
            }
        }
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.STOCK_COUNT;
    }

    @Override
    public EventType eventType() {
        return EventType.STOCK_COUNT;
    }
}
