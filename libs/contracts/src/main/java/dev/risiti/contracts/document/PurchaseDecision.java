package dev.risiti.contracts.document;

import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.value.Check;
import dev.risiti.contracts.value.ContractViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the business says to a purchase: one that KRA announced, as received, or one that KRA does not know of. An
 * approved one brings its goods into the stock of the device.
 *
 * @param decision approved, or rejected
 * @param registration {@code AUTOMATIC} exactly when {@code received} is there
 * @param type a purchase, or a supplier's credit note
 * @param supplier of an announced purchase: as received
 * @param received what KRA's list said; null when it is typed in
 * @param originalDocumentId for a return: {@code sourceDocumentId} of the decision about the original purchase, in the
 *     same source; null when there is none
 * @param date the purchase's date in Nairobi
 * @param goodsReceivedAt when the goods came in; null: when the decision is sent
 * @param lines what was bought in our own items; an approved purchase has at least one
 */
public record PurchaseDecision(
        String tenantId,
        String source,
        String sourceDocumentId,
        int revision,
        String deviceId,
        @Nullable String bookId,
        Decision decision,
        RegistrationType registration,
        PurchaseType type,
        PurchaseSupplier supplier,
        @Nullable ReceivedPurchase received,
        @Nullable String originalDocumentId,
        LocalDate date,
        PaymentMethod paymentMethod,
        @Nullable Instant goodsReceivedAt,
        List<PurchaseDecisionLine> lines,
        @Nullable String remark)
        implements FiscalDocument {
    public PurchaseDecision {
        Check.text("tenantId", tenantId, 64);
        Check.text("source", source, 128);
        Check.text("sourceDocumentId", sourceDocumentId, 128);
        Check.atLeast("revision", revision, 1);
        Check.text("deviceId", deviceId, 64);
        Check.optionalText("bookId", bookId, 64);
        Check.present("decision", decision);
        Check.present("registration", registration);
        Check.present("type", type);
        Check.present("supplier", supplier);
        Check.optionalText("originalDocumentId", originalDocumentId, 128);
        Check.present("date", date);
        Check.present("paymentMethod", paymentMethod);
        lines = List.copyOf(Check.present("lines", lines));
        Check.optionalText("remark", remark, 400);
        if ((registration == RegistrationType.AUTOMATIC) != (received != null)) {
            throw new ContractViolation(
                    "received",
                    received == null ? null : "a row",
                    "an AUTOMATIC purchase has one, a MANUAL one has not");
        }
        if (decision == Decision.APPROVED && lines.isEmpty()) {
            throw new ContractViolation("lines", null, "an approved purchase names at least one item");
        }
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.PURCHASE_DECISION;
    }

    @Override
    public EventType eventType() {
        return EventType.PURCHASE_DECISION;
    }
}
