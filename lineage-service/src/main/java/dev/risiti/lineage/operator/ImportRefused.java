package dev.risiti.lineage.operator;

import jakarta.ws.rs.core.Response;

/** A document cannot be taken over as issued. */
final class ImportRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Response.Status status;
    private final String code;
    private final String sentence;

    ImportRefused(Response.Status status, String code, String sentence) {
        super(code + ": " + sentence);
        this.status = status;
        this.code = code;
        this.sentence = sentence;
    }

    Response.Status status() {
        return status;
    }

    String code() {
        return code;
    }

    String sentence() {
        return sentence;
    }
}
