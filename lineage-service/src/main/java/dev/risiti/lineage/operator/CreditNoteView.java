package dev.risiti.lineage.operator;

import dev.risiti.lineage.check.Candidate;
import dev.risiti.lineage.note.NoteState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A credit note as support staff see it.
 *
 * @param id grows with arrival; the last one of a page starts the next
 * @param reasonText one sentence a bookkeeper understands
 * @param candidates sales the note may have meant
 * @param newerRevision a change that arrived after the note was handed on
 */
public record CreditNoteView(
        long id,
        String tenantId,
        String source,
        String sourceDocumentId,
        int revision,
        String number,
        @Nullable String originalSourceDocumentId,
        @Nullable String originalNumber,
        String publishedDeviceId,
        @Nullable String issuingDeviceId,
        NoteState state,
        @Nullable String reasonCode,
        @Nullable String reasonText,
        List<Candidate> candidates,
        Instant receivedAt,
        @Nullable Instant decidedAt,
        @Nullable Integer newerRevision) {}
