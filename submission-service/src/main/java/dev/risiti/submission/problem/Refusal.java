package dev.risiti.submission.problem;

import jakarta.ws.rs.core.Response;

/** A request that was understood and is not carried out. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Response.Status status;
    private final String code;
    private final String text;

    private Refusal(Response.Status status, String code, String text) {
        super(code + ": " + text);
        this.status = status;
        this.code = code;
        this.text = text;
    }

    /** It does not fit where things stand; {@code text} says why and what to do instead. */
    public static Refusal conflict(String code, String text) {
        return new Refusal(Response.Status.CONFLICT, code, text);
    }

    /** What it names does not exist. */
    public static Refusal unknown(String code, String text) {
        return new Refusal(Response.Status.NOT_FOUND, code, text);
    }

    /** It cannot be read as what it should be. */
    public static Refusal invalid(String code, String text) {
        return new Refusal(Response.Status.BAD_REQUEST, code, text);
    }

    /** Later, or asked differently, it may work. */
    public static Refusal unavailable(String code, String text) {
        return new Refusal(Response.Status.SERVICE_UNAVAILABLE, code, text);
    }

    public String code() {
        return code;
    }

    Response response() {
        return Problem.of(status, code, text);
    }
}
