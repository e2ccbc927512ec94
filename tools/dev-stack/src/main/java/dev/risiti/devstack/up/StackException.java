package dev.risiti.devstack.up;

import java.util.Objects;

/** Something the person at the console must know and can act on; its message is all that is shown. */
final class StackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    StackException(String message) {
        this(message, 1);
    }

    StackException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    StackException(String message, Throwable cause) {
        super(message, cause);
        this.exitCode = 1;
    }

    /** Always present, unlike the message of exceptions in general. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    int exitCode() {
        return exitCode;
    }
}
