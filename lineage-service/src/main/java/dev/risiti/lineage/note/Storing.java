package dev.risiti.lineage.note;

/** What became of a published note. */
public enum Storing {
    /** Stored; it is to be decided. */
    DUE,
    /** Known already. */
    DUPLICATE,
    /** A newer revision is known. */
    OUTDATED,
    /** Not stored: its revision is known with another content. */
    CONFLICT,
    /** Kept beside the revision that was handed on. */
    DRIFT
}
