package dev.risiti.oscu.outcome;

/**
 * A call that brought no reply.
 *
 * @param stage how far it came
 * @param detail one line for people; no header values
 */
public record TransportFailure(Stage stage, String detail) {
    /** How far a call came before it failed. */
    public enum Stage {
        NOT_CONNECTED,
        NO_FREE_CONNECTION,
        /** The deadline passed after the request may have left. */
        TIMED_OUT,
        /** The connection broke after the request may have left. */
        BROKEN,
        /** The reply grew beyond the size limit. */
        TOO_LARGE
    }
}
