package dev.risiti.submission.result;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Drift;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.effect.Effect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is said on {@code risiti.results.v1} about a document. Pure. */
public final class Results {
    private Results() {}

    /** KRA took it; {@code receipt} for what KRA signs. */
    public static Effect.Publish accepted(
            Document document, String issuingDeviceId, @Nullable Receipt receipt, Instant now) {
        return publish(document, issuingDeviceId, ResultState.ACCEPTED, null, receipt, null, now);
    }

    /** Any other state, with its reason. */
    public static Effect.Publish say(
            Document document, String issuingDeviceId, ResultState state, Reason reason, Instant now) {
        return publish(document, issuingDeviceId, state, reason, null, null, now);
    }

    /** The document changed in the books after KRA had taken it. */
    public static Effect.Publish drift(
            Document document, String issuingDeviceId, Reason reason, @Nullable Drift drift, Instant now) {
        return publish(document, issuingDeviceId, ResultState.DRIFT, reason, null, drift, now);
    }

    private static Effect.Publish publish(
            Document document,
            String issuingDeviceId,
            ResultState state,
            @Nullable Reason reason,
            @Nullable Receipt receipt,
            @Nullable Drift drift,
            Instant now) {
        DocumentIdentity identity = document.identity();
        return new Effect.Publish(
                new DocumentResult(
                        identity.tenantId(),
                        identity.source(),
                        identity.kind(),
                        identity.sourceDocumentId(),
                        document.revision(),
                        document.deviceId(),
                        issuingDeviceId,
                        document.bookId(),
                        document.cause(),
                        state,
                        reason,
                        document.attempts(),
                        document.receivedAt(),
                        now,
                        receipt,
                        drift),
                identity.kind() + "/" + identity.sourceDocumentId(),
                now);
    }
}
