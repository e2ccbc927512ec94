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
 * @param number the number it holds at KRA, while it holds one
 * @param everUnknown whether an attempt of its current call once ended unknown
 * @param healed whether its number was corrected once to the one KRA expected
 * @param attempts how many times it was sent
 * @param cause the document that caused it
 * @param held a higher revision that waits for the attempt to be decided
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
        boolean healed,
        int attempts,
        @Nullable DocumentIdentity cause,
        Instant receivedAt,
        @Nullable HeldRevision held) {}
