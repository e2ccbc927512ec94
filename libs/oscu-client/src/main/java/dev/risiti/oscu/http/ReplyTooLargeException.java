package dev.risiti.oscu.http;

import java.io.Serial;

/** A reply grew beyond the size limit and was cut off. */
final class ReplyTooLargeException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ReplyTooLargeException(long limit) {
        super("reply larger than " + limit + " bytes");
    }
}
