package dev.risiti.lineage.routing;

import dev.risiti.contracts.document.CreditNote;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.lineage.ExternalCreditNote;
import dev.risiti.contracts.lineage.RoutedCreditNote;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.lineage.check.CreditPlan;
import dev.risiti.messaging.outbox.OutgoingEvent;
import java.time.Instant;

/** The events that a decision about a credit note publishes. */
public final class NoteEvents {
    private NoteEvents() {}

    static RoutedCreditNote routed(CreditNote note, CreditPlan plan, Instant receivedAt) {
        return new RoutedCreditNote(
                note.tenantId(),
                note.source(),
                note.sourceDocumentId(),
                note.revision(),
                note.deviceId(),
                plan.sale().deviceId(),
                note.bookId(),
                note.number(),
                note.date(),
                note.reason(),
                note.goodsReturnTo(),
                plan.sale().original(),
                plan.lines(),
                note.remark(),
                receivedAt);
    }

    static ExternalCreditNote external(CreditNote note, CreditPlan plan, Instant receivedAt) {
        return new ExternalCreditNote(
                note.tenantId(),
                note.source(),
                note.sourceDocumentId(),
                note.revision(),
                note.deviceId(),
                plan.sale().deviceId(),
                note.bookId(),
                note.number(),
                note.date(),
                note.reason(),
                plan.sale().original(),
                plan.lines(),
                note.remark(),
                receivedAt);
    }

    /** @param issuingDeviceId the device the note was published under while the issuer is not known */
    public static DocumentResult result(
            CreditNote note,
            String issuingDeviceId,
            ResultState state,
            Reason reason,
            Instant receivedAt,
            Instant decidedAt) {
        return new DocumentResult(
                note.tenantId(),
                note.source(),
                note.kind(),
                note.sourceDocumentId(),
                note.revision(),
                note.deviceId(),
                issuingDeviceId,
                note.bookId(),
                null,
                state,
                reason,
                0,
                receivedAt,
                decidedAt,
                null,
                null);
    }

    public static OutgoingEvent outgoing(RisitiEvent event, CreditNote about, Instant time) {
        return OutgoingEvent.of(
                event.eventType().topic(),
                event.key(),
                event.eventType().type(),
                String.join("/", about.tenantId(), about.source(), about.kind().name(), about.sourceDocumentId()),
                event.eventType().schema(),
                EventJson.encode(event),
                time);
    }
}
