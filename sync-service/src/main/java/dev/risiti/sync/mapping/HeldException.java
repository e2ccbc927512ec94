package dev.risiti.sync.mapping;

import dev.risiti.contracts.result.Reason;

/** Leaves the mapping of a document at the first thing that keeps it from being published. */
final class HeldException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final DocumentState state;
    private final String code;

    HeldException(DocumentState state, String code, String sentence) {
        super(sentence);
        this.state = state;
        this.code = code;
    }

    Mapped.Held held() {
        return new Mapped.Held(state, Reason.of(code, String.valueOf(getMessage())));
    }
}
