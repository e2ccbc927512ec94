package dev.risiti.submission.document;

import dev.risiti.contracts.document.DocumentIdentity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document to be stored.
 *
 * @param deviceId the device it was published under
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
        long laneId,
        Stream stream,
        long position,
        @Nullable Long causedBy,
        @Nullable Instant receivedAt) {}
