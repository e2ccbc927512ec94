package dev.risiti.sync.quickbooks;

/** An entity of the books that cannot be understood; the message names the field. */
public final class UnreadableBooksException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableBooksException(String message) {
        super(message);
    }

    public UnreadableBooksException(String message, Throwable cause) {
        super(message, cause);
    }
}
