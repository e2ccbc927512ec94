package dev.risiti.credential.access;

import dev.risiti.credential.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Lets our own services in, nobody else. */
@Provider
@ServicesOnly
@Priority(Priorities.AUTHENTICATION)
class ServiceAccess implements ContainerRequestFilter {
    private final List<BearerToken> services;

    ServiceAccess(InternalConfig config) {
        this.services = List.of(
                new BearerToken(config.tokens().submission()),
                new BearerToken(config.tokens().sync()));
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        // Every token is compared, so that the time taken does not tell whose token is nearly right.
        long matches = services.stream()
                .filter(token -> token.isShownBy(authorization))
                .count();
        if (matches == 0) {
            request.abortWith(Problem.notAuthenticated());
        }
    }
}
