package dev.risiti.credential.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.risiti.contracts.value.ContractViolation;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what a request can fail by into {@link Problem}. Everything else is a fault of ours: 500, and in the log. */
final class ProblemMappers {

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        Response.Status status = switch (refusal.kind()) {
            case UNKNOWN -> Response.Status.NOT_FOUND;
            case CONFLICT -> Response.Status.CONFLICT;
            case UNAVAILABLE -> Response.Status.SERVICE_UNAVAILABLE;
        };
        return Problem.of(status, refusal.code(), refusal.fix(), refusal.field(), refusal.found(), refusal.fix())
                .response();
    }

    @ServerExceptionMapper
    Response violated(ContractViolation violation) {
        return Problem.of(
                        Response.Status.BAD_REQUEST,
                        "CONTRACT_VIOLATION",
                        violation.field() + ": " + violation.fix(),
                        violation.field(),
                        violation.found(),
                        violation.fix())
                .response();
    }

    @ServerExceptionMapper
    Response notReadable(WebApplicationException failure) {
        return failure.getCause() instanceof JsonProcessingException broken
                ? notReadable(broken)
                : failure.getResponse();
    }

    /** The value is left out: a field of the wrong type may hold a secret. */
    @ServerExceptionMapper
    Response notReadable(JsonProcessingException broken) {
        if (broken.getCause() instanceof ContractViolation violation) {
            return violated(violation.within(path(broken)));
        }
        String path = path(broken);
        return Problem.of(
                        Response.Status.BAD_REQUEST,
                        "CONTRACT_VIOLATION",
                        "The body is not the JSON that is expected here.",
                        path.isEmpty() ? "body" : path,
                        null,
                        "give JSON with fields of their types")
                .response();
    }

    /** As above; of its own because the framework's mapper of this very class would come first. */
    @ServerExceptionMapper
    Response notReadable(MismatchedInputException broken) {
        return notReadable((JsonProcessingException) broken);
    }

    private static String path(JsonProcessingException broken) {
        if (!(broken instanceof JsonMappingException mapping)) {
            return "";
        }
        return mapping.getPath().stream()
                .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : at.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
