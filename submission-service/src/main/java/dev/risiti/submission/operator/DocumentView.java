package dev.risiti.submission.operator;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.result.Reason;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentSearch;
import dev.risiti.submission.document.DocumentState;
import dev.risiti.submission.document.Stream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document as people see it.
 *
 * @param since since when it has stood in its state
 * @param waitsFor what a waiting document waits for
 * @param until when it is tried whatever comes
 * @param stepsDone how many of its calls KRA has taken
 * @param number the number it holds at KRA
 * @param attempts how often it was sent
 * @param heldRevision a higher revision that waits for KRA to decide this one
 */
public record DocumentView(
        long documentId,
        DocumentIdentity identity,
        int revision,
        String deviceId,
        @Nullable String bookId,
        long laneId,
        Stream stream,
        DocumentState state,
        @Nullable Reason reason,
        Instant since,
        @Nullable String waitsFor,
        @Nullable Instant until,
        int stepsDone,
        @Nullable Long number,
        int attempts,
        Instant receivedAt,
        @Nullable Integer heldRevision) {
    static DocumentView of(DocumentSearch.Listed listed) {
        Document document = listed.document();
        boolean timed =
                document.state() == DocumentState.WAITING && !document.due().equals(Instant.MAX);
        return new DocumentView(
                document.documentId(),
                document.identity(),
                document.revision(),
                document.deviceId(),
                document.bookId(),
                document.laneId(),
                document.stream(),
                document.state(),
                document.reason(),
                listed.since(),
                document.waitsFor(),
                timed ? document.due() : null,
                document.step(),
                document.number(),
                document.attempts(),
                document.receivedAt(),
                document.held() == null ? null : document.held().revision());
    }
}
