package dev.risiti.lineage.operator;

import jakarta.ws.rs.core.Response;

/**
 * An error as RFC 9457 problem details.
 *
 * @param type always {@code about:blank}: {@code code} tells problems apart
 * @param code stable, upper case
 * @param detail one sentence that says what to do
 */
public record Problem(String type, String title, int status, String code, String detail) {

    static Response response(Response.Status status, String code, String detail) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), code, detail))
                .build();
    }
}
