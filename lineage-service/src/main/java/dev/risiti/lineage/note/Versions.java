package dev.risiti.lineage.note;

import org.jspecify.annotations.Nullable;

/**
 * The revisions of one note that are stored.
 *
 * @param newerRevision a later one that arrived after {@code revision} was handed on
 */
record Versions(
        long id,
        NoteState state,
        int revision,
        String contentHash,
        @Nullable Integer newerRevision,
        @Nullable String newerContentHash) {

    /**
     * What another publication of the note means (design section 2): the same revision with the same content is a
     * duplicate and with other content a conflict, a lower one is ignored, a higher one replaces the note unless it was
     * handed on.
     */
    Storing storing(int published, String publishedHash) {
        if (published == revision) {
            return contentHash.equals(publishedHash) ? Storing.DUPLICATE : Storing.CONFLICT;
        }
        if (newerRevision != null && published == newerRevision) {
            return publishedHash.equals(newerContentHash) ? Storing.DUPLICATE : Storing.CONFLICT;
        }
        if (published < revision || (newerRevision != null && published < newerRevision)) {
            return Storing.OUTDATED;
        }
        return state.handedOn() ? Storing.DRIFT : Storing.DUE;
    }
}
