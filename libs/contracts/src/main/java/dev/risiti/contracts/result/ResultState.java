package dev.risiti.contracts.result;

/**
 * Where a document stands. Exactly one terminal result is published per document.
 */
public enum ResultState {
    /** Signed by KRA, or taken over by KRA for kinds without a signature. */
    ACCEPTED(true),
    /** Definitely not taken; a new revision may be published. */
    REFUSED(true),
    /** Taken back before anything was sent. */
    WITHDRAWN(true),
    /** Replaced by another document. */
    SUPERSEDED(true),
    /** Raised in another solution. */
    EXTERNAL(true),
    /** Stands outside its stream until a stage, a dependency, a mapping or a date is there. */
    WAITING(false),
    /** A credit note whose original is not known yet. */
    PARKED(false),
    /** A person must decide. */
    BLOCKED(false),
    /** The books changed after the receipt was signed; informs only. */
    DRIFT(false);

    private final boolean terminal;

    ResultState(boolean terminal) {
        this.terminal = terminal;
    }

    public boolean terminal() {
        return terminal;
    }
}
