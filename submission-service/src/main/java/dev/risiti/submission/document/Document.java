package dev.risiti.submission.document;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.result.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stored document.
 *
 * @param deviceId the device it was published under
 * @param position its place in its stream
 * @param step how many of its calls are done
 * @param number the number it holds at KRA, once it holds one
 * @param everUnknown whether an attempt of it once ended unknown
 * @param attempts how many times it was sent
 * @param causedBy the document that caused it
 */
public record Document(
        long documentId,
        DocumentIdentity identity,
        int revision,
        String deviceId,
        @Nullable String bookId,
        long laneId,
        Stream stream,
        long position,
        DocumentState state,
        @Nullable Reason reason,
        @Nullable String waitsFor,
        Instant due,
        int step,
        @Nullable Long number,
        boolean everUnknown,
        int attempts,
        @Nullable Long causedBy,
        Instant receivedAt) {}
