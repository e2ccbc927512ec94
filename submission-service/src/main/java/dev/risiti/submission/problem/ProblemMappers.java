package dev.risiti.submission.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.risiti.contracts.value.ContractViolation;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what a request can fail by into a {@link Problem}. Everything else is a fault of ours: 500, and in the log. */
final class ProblemMappers {
    private static final String CODE = "CONTRACT_VIOLATION";

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        return refusal.response();
    }

    @ServerExceptionMapper
    Response violated(ContractViolation violation) {
        return Problem.of(Response.Status.BAD_REQUEST, CODE, violation.field() + ": " + violation.fix());
    }

    @ServerExceptionMapper
    Response notReadable(WebApplicationException failure) {
        return failure.getCause() instanceof JsonProcessingException broken
                ? notReadable(broken)
                : failure.getResponse();
    }

    @ServerExceptionMapper
    Response notReadable(JsonProcessingException broken) {
        return broken.getCause() instanceof ContractViolation violation
                ? violated(violation)
                : Problem.of(Response.Status.BAD_REQUEST, CODE, "The body is not the JSON that is expected here.");
    }

    /** As above; of its own because the framework's mapper of this very class would come first. */
    @ServerExceptionMapper
    Response notReadable(MismatchedInputException broken) {
        return notReadable((JsonProcessingException) broken);
    }
}
