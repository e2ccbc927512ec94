package dev.risiti.demo.http;

import dev.risiti.demo.DemoFailure;

/** A program of the system gives no answer at all. It may be starting again. */
public final class Unreachable extends DemoFailure {
    private static final long serialVersionUID = 1L;

    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
