package dev.risiti.contracts.lineage;

import dev.risiti.contracts.document.CreditNote;
import dev.risiti.contracts.document.CreditReason;
import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.contracts.value.Check;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A credit note that passed every check, on {@code risiti.routed-credit-notes.v1}, keyed by the device that issued the
 * original. Self-contained: whoever sends it needs nothing but this. Same identity and revision as the published
 * {@link CreditNote}.
 *
 * @param publishedDeviceId the device the note was published under; its result is published there
 * @param deviceId the device that issued the original and issues the note (the key)
 * @param goodsReturnTo the device whose stock the goods go back to; null when none come back
 * @param lines wire lines to credit, with codes, rates and amounts taken from the original
 */
public record RoutedCreditNote(
        String tenantId,
        String source,
        String sourceDocumentId,
        int revision,
        String publishedDeviceId,
        String deviceId,
        @Nullable String bookId,
        String number,
        LocalDate date,
        CreditReason reason,
        @Nullable String goodsReturnTo,
        OriginalSale original,
        List<WireLine> lines,
        @Nullable String remark,
        Instant receivedAt)
        implements RisitiEvent {
    public RoutedCreditNote {
        Check.text("tenantId", tenantId, 64);
        Check.text("source", source, 128);
        Check.text("sourceDocumentId", sourceDocumentId, 128);
        Check.atLeast("revision", revision, 1);
        Check.text("publishedDeviceId", publishedDeviceId, 64);
        Check.text("deviceId", deviceId, 64);
        Check.text("number", number, 50);
        Check.present("date", date);
        Check.present("reason", reason);
        Check.present("original", original);
        lines = Check.some("lines", lines);
        Check.present("receivedAt", receivedAt);
    }

    public DocumentIdentity identity() {
        return new DocumentIdentity(tenantId, source, DocumentKind.CREDIT_NOTE, sourceDocumentId);
    }

    @Override
    public EventType eventType() {
        return EventType.ROUTED_CREDIT_NOTE;
    }

    @Override
    public String key() {
        return deviceId;
    }
}
