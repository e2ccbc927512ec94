package dev.risiti.sync.document;

import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Reason;
import dev.risiti.sync.mapping.DocumentState;
import dev.risiti.sync.quickbooks.DocumentType;
import dev.risiti.sync.quickbooks.Transaction;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of one document of a book. */
@Entity
@Table(name = "book_document")
public class BookDocument {
    @EmbeddedId
    private DocumentKey key;

    private String entity;

    @Column(name = "entity_id")
    private String entityId;

    @Enumerated(EnumType.STRING)
    private DocumentKind kind;

    private @Nullable String number;

    @Column(name = "customer_id")
    private @Nullable String customerId;

    @Column(name = "device_id")
    private @Nullable String deviceId;

    private @Nullable String fingerprint;
    private int revision;

    @Enumerated(EnumType.STRING)
    private DocumentState state;

    @Column(name = "reason_code")
    private @Nullable String reasonCode;

    @Column(name = "reason_text")
    private @Nullable String reasonText;

    @Column(name = "result_state")
    private @Nullable String resultState;

    @Column(name = "result_revision")
    private @Nullable Integer resultRevision;

    @Column(name = "result_code")
    private @Nullable String resultCode;

    @Column(name = "result_text")
    private @Nullable String resultText;

    @Column(name = "result_at")
    private @Nullable Instant resultAt;

    @Column(name = "first_seen_at")
    private Instant firstSeenAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields of a row it read
    protected BookDocument() {}

    BookDocument(DocumentKey key, DocumentType type, String entityId, DocumentState state, Instant now) {
        this.key = key;
        this.entity = type.entity();
        this.entityId = entityId;
        this.kind = type.kind();
        this.state = state;
        this.firstSeenAt = now;
        this.changedAt = now;
    }

    /** Takes over what the books say about it, whatever becomes of it. */
    void describe(Transaction transaction) {
        number = transaction.number();
        var customer = transaction.customer();
        customerId = customer == null ? null : customer.value();
    }

    /** A new revision went out. */
    void published(String newFingerprint, int newRevision, String newDeviceId, Instant now) {
        fingerprint = newFingerprint;
        revision = newRevision;
        deviceId = newDeviceId;
        enter(DocumentState.PUBLISHED, null, now);
    }

    void enter(DocumentState newState, @Nullable Reason reason, Instant now) {
        state = newState;
        reasonCode = reason == null ? null : reason.code();
        reasonText = reason == null ? null : reason.text();
        changedAt = now;
    }

    /** Results of one document come in order; one read twice changes nothing. */
    void result(DocumentResult result) {
        if (resultAt != null && result.decidedAt().isBefore(resultAt)) {
            return;
        }
        resultState = result.state().name();
        resultRevision = result.revision();
        Reason reason = result.reason();
        resultCode = reason == null ? null : reason.code();
        resultText = reason == null ? null : reason.text();
        resultAt = result.decidedAt();
    }

    boolean sameAs(String otherFingerprint) {
        return otherFingerprint.equals(fingerprint);
    }

    boolean everPublished() {
        return revision > 0;
    }

    public DocumentKey key() {
        return key;
    }

    public int revision() {
        return revision;
    }

    public DocumentState state() {
        return state;
    }

    public @Nullable String number() {
        return number;
    }

    DocumentView view() {
        return new DocumentView(
                key.bookId(),
                key.sourceDocumentId(),
                entity,
                entityId,
                kind,
                number,
                customerId,
                deviceId,
                revision,
                state,
                reasonCode,
                reasonText,
                resultState,
                resultRevision,
                resultCode,
                resultText,
                resultAt,
                firstSeenAt,
                changedAt);
    }
}
