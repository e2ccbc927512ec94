package dev.risiti.lineage.operator;

import dev.risiti.contracts.value.ContractViolation;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Errors of the operator API as problem details. */
class ProblemMappers {

    @ServerExceptionMapper
    Response contractViolation(ContractViolation violation) {
        return Problem.response(
                Response.Status.BAD_REQUEST, "CONTRACT_VIOLATION", violation.field() + ": " + violation.fix() + ".");
    }

    @ServerExceptionMapper
    Response importRefused(ImportRefused refused) {
        return Problem.response(refused.status(), refused.code(), refused.sentence());
    }
}
