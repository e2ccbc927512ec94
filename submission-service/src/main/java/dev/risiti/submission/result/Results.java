package dev.risiti.submission.result;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says on {@code risiti.results.v1} what became of a document. */
@ApplicationScoped
public class Results {
    private static final Logger LOG = Logger.getLogger(Results.class);

    private final DocumentTable documents;
    private final Clock clock;

    Results(DocumentTable documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /** KRA took it; {@code receipt} for what KRA signs. */
    public void accepted(Document document, String issuingDeviceId, @Nullable Receipt receipt, Effects effects) {
        publish(document, issuingDeviceId, ResultState.ACCEPTED, null, receipt, effects);
    }

    /** Any other state, with its reason. */
    public void say(Document document, String issuingDeviceId, ResultState state, Reason reason, Effects effects) {
        publish(document, issuingDeviceId, state, reason, null, effects);
    }

    private void publish(
            Document document,
            String issuingDeviceId,
            ResultState state,
            @Nullable Reason reason,
            @Nullable Receipt receipt,
            Effects effects) {
        DocumentIdentity identity = document.identity();
        Instant now = clock.instant();
        effects.publish(
                new DocumentResult(
                        identity.tenantId(),
                        identity.source(),
                        identity.kind(),
                        identity.sourceDocumentId(),
                        document.revision(),
                        document.deviceId(),
                        issuingDeviceId,
                        document.bookId(),
                        cause(document),
                        state,
                        reason,
                        document.attempts(),
                        document.receivedAt(),
                        now,
                        receipt,
                        null),
                identity.kind() + "/" + identity.sourceDocumentId(),
                now);
        LOG.infof(
                "document=%d kind=%s source=%s id=%s revision=%d device=%s state=%s reason=%s",
                document.documentId(),
                identity.kind(),
                identity.source(),
                identity.sourceDocumentId(),
                document.revision(),
                issuingDeviceId,
                state,
                reason == null ? "-" : reason.code());
    }

    private @Nullable DocumentIdentity cause(Document document) {
        Long causedBy = document.causedBy();
        return causedBy == null ? null : documents.get(causedBy).identity();
    }
}
