package dev.risiti.submission.document;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.submission.lane.LaneScope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document to be stored at the end of its stream.
 *
 * @param deviceId the device it was published under
 * @param causedBy the row of the document that caused it
 * @param receivedAt when it came in; null for now
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier to the database, never compared
public record NewDocument(
        DocumentIdentity identity,
        int revision,
        ContentHash hash,
        byte[] payload,
        String deviceId,
        @Nullable String bookId,
        LaneScope lane,
        @Nullable Long causedBy,
        @Nullable Instant receivedAt) {

    /**
     * A document that this service makes itself.
     *
     * @param payload a record that the steps of its kind read back
     */
    public static NewDocument caused(
            DocumentIdentity identity, Object payload, String deviceId, LaneScope lane, @Nullable Document cause) {
        return new NewDocument(
                identity,
                1,
                ContentHash.of(payload),
                EventJson.bytes(payload),
                deviceId,
                cause == null ? null : cause.bookId(),
                lane,
                cause == null ? null : cause.documentId(),
                null);
    }
}
