package dev.risiti.sync.mapping;

/** Where a document of the books stands on this side of {@code risiti.documents.v1}. */
public enum DocumentState {
    /** The newest content was published. */
    PUBLISHED(false),
    /** Nothing to tell KRA: no money on it, or voided or deleted before it was published. */
    NOT_REQUIRED(false),
    /** A tax code or an item has no rule in the book's mapping. */
    MAPPING_MISSING(true),
    /** No device for it, or a device that cannot issue. */
    DEVICE_MISSING(true),
    /** A credit note whose invoice cannot be found. */
    ORIGINAL_MISSING(true),
    /** The document contradicts itself, or holds what cannot be told to KRA; a person must change it in the books. */
    UNCLEAR(false),
    /** Voided, emptied or deleted in the books after it was published: it calls for a credit note. */
    REMOVED_AFTER_PUBLISHING(false);

    private final boolean waiting;

    DocumentState(boolean waiting) {
        this.waiting = waiting;
    }

    /** Whether it is looked at again without a change in the books, as a rule or another document may arrive. */
    public boolean waiting() {
        return waiting;
    }
}
