package dev.risiti.lineage.issued;

/** What happened to a document that was to be recorded as issued. */
public enum Recording {
    RECORDED,
    /** It was recorded before, with the same content. */
    KNOWN,
    /** It was recorded before, with another receipt: one of the two must not exist. */
    CONTRADICTED
}
