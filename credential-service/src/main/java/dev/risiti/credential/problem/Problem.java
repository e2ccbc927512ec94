package dev.risiti.credential.problem;

import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 answer.
 *
 * @param code stable, for programs
 * @param detail one sentence, for people
 * @param value what was found in {@code field}; never a secret
 */
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        @Nullable String field,
        @Nullable String value,
        @Nullable String fix) {
    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(
            Response.Status status,
            String code,
            String detail,
            @Nullable String field,
            @Nullable String value,
            @Nullable String fix) {
        return new Problem(
                "about:blank", status.getReasonPhrase(), status.getStatusCode(), code, detail, field, value, fix);
    }

    /** The answer to a caller without a valid bearer token. */
    public static Response notAuthenticated() {
        return of(
                        Response.Status.UNAUTHORIZED,
                        "NOT_AUTHENTICATED",
                        "This needs a valid bearer token.",
                        "Authorization",
                        null,
                        "send 'Authorization: Bearer' and the token this service was configured with")
                .response();
    }

    Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
