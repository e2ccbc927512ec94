package dev.risiti.sync.document;

import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.sync.mapping.DocumentState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document as support staff see it.
 *
 * @param revision the newest one published; 0 when none was
 * @param reasonText why it was not published, in one sentence
 * @param resultState the last outcome heard of
 * @param resultText the outcome's reason in one sentence
 */
public record DocumentView(
        String bookId,
        String sourceDocumentId,
        String entity,
        String entityId,
        DocumentKind kind,
        @Nullable String number,
        @Nullable String customerId,
        @Nullable String deviceId,
        int revision,
        DocumentState state,
        @Nullable String reasonCode,
        @Nullable String reasonText,
        @Nullable String resultState,
        @Nullable Integer resultRevision,
        @Nullable String resultCode,
        @Nullable String resultText,
        @Nullable Instant resultAt,
        Instant firstSeenAt,
        Instant changedAt) {}
