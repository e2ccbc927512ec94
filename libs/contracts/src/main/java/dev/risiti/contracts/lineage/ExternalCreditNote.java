package dev.risiti.contracts.lineage;

import dev.risiti.contracts.document.CreditReason;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.contracts.value.Check;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A credit note that another solution must raise, because it issued the original; on
 * {@code risiti.external-credit-notes.v1}.
 *
 * @param deviceId the device (of the other solution) that issued the original (the key)
 */
public record ExternalCreditNote(
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
        OriginalSale original,
        List<WireLine> lines,
        @Nullable String remark,
        Instant receivedAt)
        implements RisitiEvent {
    public ExternalCreditNote {
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

    @Override
    public EventType eventType() {
        return EventType.EXTERNAL_CREDIT_NOTE;
    }

    @Override
    public String key() {
        return deviceId;
    }
}
