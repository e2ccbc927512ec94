package dev.risiti.sync.quickbooks;

/** A call to the books that brought nothing; says what may help. Its text never holds a token. */
public final class BooksCallException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What a caller decides by. */
    public enum Kind {
        /** The entity does not exist any more. */
        GONE,
        /** Too many calls for this company: leave it alone for a while. */
        THROTTLED,
        /** No token can be had without a person, or the company's subscription has ended. */
        DISCONNECTED,
        /** The books refuse this very request; repeating it changes nothing. */
        REFUSED,
        /** No answer, or the books are in trouble: try again later. */
        UNAVAILABLE
    }

    private final Kind kind;

    public BooksCallException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
