package dev.risiti.submission.document;

import org.jspecify.annotations.Nullable;

/** What becomes of an arriving revision of a document (design section 2). Pure. */
public enum Admission {
    /** First sight of the identity: stored. */
    NEW,
    /** Same revision, same content: no effect. */
    DUPLICATE,
    /** Same revision, other content: refused with {@code REVISION_CONFLICT}; what is stored stays. */
    CONFLICT,
    /** A lower revision: ignored. */
    STALE,
    /** A higher revision of a document that was never sent, or was refused: takes its place. */
    REPLACES,
    /** A higher revision while an attempt is open or unknown: kept until the attempt is decided. */
    HELD,
    /** A higher revision of a document that KRA accepted, if only in part: changes nothing at KRA, is reported. */
    DRIFT;

    /**
     * What is stored of the document.
     *
     * @param begun whether KRA took one of its calls already
     */
    public record Known(int revision, boolean undecidedAttempt, boolean begun, DocumentState state) {}

    /**
     * @param known null when the identity was never seen
     * @param sameContent whether the arriving content equals the stored one
     */
    public static Admission of(@Nullable Known known, int revision, boolean sameContent) {
        if (known == null) {
            return NEW;
        }
        if (revision < known.revision()) {
            return STALE;
        }
        if (revision == known.revision()) {
            return sameContent ? DUPLICATE : CONFLICT;
        }
        return switch (known.state()) {
            case ACCEPTED, WITHDRAWN -> DRIFT;
            case REFUSED -> REPLACES;
            case QUEUED, WAITING, BLOCKED -> known.begun() ? DRIFT : known.undecidedAttempt() ? HELD : REPLACES;
        };
    }
}
