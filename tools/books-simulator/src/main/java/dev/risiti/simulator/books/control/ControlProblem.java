package dev.risiti.simulator.books.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.json.Json;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A control request that cannot be carried out: says which field, what was given and what to give instead. */
final class ControlProblem extends WebApplicationException {
    private static final long serialVersionUID = 1L;

    private ControlProblem(int status, ObjectNode body) {
        super(Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Json.write(body))
                .build());
    }

    static ControlProblem badField(String field, String value, String fix) {
        return new ControlProblem(
                400, Json.object().put("field", field).put("value", value).put("fix", fix));
    }

    static ControlProblem notFound(String what, String value, String fix) {
        return new ControlProblem(
                404, Json.object().put("field", what).put("value", value).put("fix", fix));
    }

    /** The JSON object in a request body; an empty body counts as an empty object. */
    static ObjectNode object(String body) {
        return body.isBlank()
                ? Json.object()
                : Json.parseObject(body).orElseThrow(() -> badField("body", body, "send a JSON object"));
    }
}
