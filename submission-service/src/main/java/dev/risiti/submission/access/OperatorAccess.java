package dev.risiti.submission.access;

import dev.risiti.submission.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Lets nobody without an operator's token in, and nobody at all while none is configured. */
@Provider
@OperatorsOnly
@Priority(Priorities.AUTHENTICATION)
class OperatorAccess implements ContainerRequestFilter {
    private final Operators operators;

    OperatorAccess(Operators operators) {
        this.operators = operators;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (operators.nobody()) {
            request.abortWith(Problem.of(
                    Response.Status.SERVICE_UNAVAILABLE,
                    "NO_OPERATORS",
                    "The operator API is closed: no token is configured. Set RISITI_OPERATOR_TOKENS_<NAME> for each"
                            + " person or service that may use it."));
            return;
        }
        Optional<String> who = operators.who(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (who.isEmpty()) {
            request.abortWith(Problem.of(
                    Response.Status.UNAUTHORIZED,
                    "NOT_AUTHENTICATED",
                    "Send 'Authorization: Bearer' and the token of an operator."));
            return;
        }
        request.setSecurityContext(
                new NamedOperator(who.get(), request.getSecurityContext().isSecure()));
    }
}
