package dev.risiti.contracts.document;

import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.value.Check;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A credit note as a connector publishes it; lineage-service checks it against its original and routes it.
 *
 * @param deviceId the device the producer would use; the note is issued by the device of its original
 * @param buyerPin compared with the original's, when given
 * @param goodsReturnTo the device whose stock the goods go back to; null when no goods come back
 */
public record CreditNote(
        String tenantId,
        String source,
        String sourceDocumentId,
        int revision,
        String deviceId,
        @Nullable String bookId,
        String number,
        LocalDate date,
        OriginalReference original,
        CreditReason reason,
        @Nullable String buyerPin,
        @Nullable String goodsReturnTo,
        List<CreditNoteLine> lines,
        @Nullable String remark)
        implements FiscalDocument {
    public CreditNote {
        Check.text("tenantId", tenantId, 64);
        Check.text("source", source, 128);
        Check.text("sourceDocumentId", sourceDocumentId, 128);
        Check.atLeast("revision", revision, 1);
        Check.text("deviceId", deviceId, 64);
        Check.optionalText("bookId", bookId, 64);
        Check.text("number", number, 50);
        Check.present("date", date);
        Check.present("original", original);
        Check.present("reason", reason);
        Check.optionalPin("buyerPin", buyerPin);
        Check.optionalText("goodsReturnTo", goodsReturnTo, 64);
        lines = Check.some("lines", lines);
        Check.optionalText("remark", remark, 400);
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.CREDIT_NOTE;
    }

    @Override
    public EventType eventType() {
        return EventType.CREDIT_NOTE;
    }
}
