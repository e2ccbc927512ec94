package dev.risiti.submission.problem;

import jakarta.ws.rs.core.Response;

/**
 * An RFC 9457 answer.
 *
 * @param code stable, for programs
 * @param detail one or two sentences, for people
 */
public record Problem(String type, String title, int status, String code, String detail) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** An answer with this status. */
    public static Response of(Response.Status status, String code, String detail) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), code, detail))
                .build();
    }
}
