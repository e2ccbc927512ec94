package dev.risiti.contracts.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.value.Check;
import dev.risiti.contracts.value.ContractViolation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one document, on {@code risiti.results.v1}, keyed by the device it was published under.
 *
 * @param revision the revision the outcome is about
 * @param deviceId the device the document was published under (the key)
 * @param issuingDeviceId the device that issued it, or will
 * @param causedBy the document that caused this one: the sale of a stock leg
 * @param attempts how many times it was sent to KRA
 * @param receipt there for an accepted sale or credit note
 * @param drift what changed after acceptance, and what it calls for; with {@code DRIFT} only
 */
public record DocumentResult(
        String tenantId,
        String source,
        DocumentKind kind,
        String sourceDocumentId,
        int revision,
        String deviceId,
        String issuingDeviceId,
        @Nullable String bookId,
        @Nullable DocumentIdentity causedBy,
        ResultState state,
        @Nullable Reason reason,
        int attempts,
        Instant receivedAt,
        Instant decidedAt,
        @Nullable Receipt receipt,
        @Nullable Drift drift)
        implements RisitiEvent {
    public DocumentResult {
        Check.text("tenantId", tenantId, 64);
        Check.text("source", source, 128);
        Check.present("kind", kind);
        Check.text("sourceDocumentId", sourceDocumentId, 128);
        Check.atLeast("revision", revision, 1);
        Check.text("deviceId", deviceId, 64);
        Check.text("issuingDeviceId", issuingDeviceId, 64);
        Check.present("state", state);
        Check.atLeast("attempts", attempts, 0);
        Check.present("receivedAt", receivedAt);
        Check.present("decidedAt", decidedAt);
        if (state != ResultState.ACCEPTED && reason == null) {
            throw new ContractViolation("reason", null, "every state but ACCEPTED says why");
        }
        if (drift != null && state != ResultState.DRIFT) {
            throw new ContractViolation("drift", drift.callsFor(), "leave it out: the state is not DRIFT");
        }
    }

    /** Derived, for consumers that do not know every state. */
    @JsonProperty("terminal")
    public boolean terminal() {
        return state.terminal();
    }

    public DocumentIdentity identity() {
        return new DocumentIdentity(tenantId, source, kind, sourceDocumentId);
    }

    @Override
    public EventType eventType() {
        return EventType.DOCUMENT_RESULT;
    }

    @Override
    public String key() {
        return deviceId;
    }
}
