package dev.risiti.simulator.oscu.control;

import org.jspecify.annotations.Nullable;

/** A request to the control interface that cannot be carried out: which field, what it says, what to do about it. */
final class BadControlRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final @Nullable String value;
    private final String fix;

    BadControlRequest(String field, @Nullable String value, String fix) {
        super(field + ": " + fix, null, false, false);
        this.field = field;
        this.value = value;
        this.fix = fix;
    }

    Explanation explanation() {
        return new Explanation(field, value, fix);
    }

    /** The body of the 400. */
    record Explanation(String field, @Nullable String value, String fix) {}
}
