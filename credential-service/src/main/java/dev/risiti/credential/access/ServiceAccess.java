package dev.risiti.credential.access;

import dev.risiti.credential.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Lets our own services in, nobody else. */
@Provider
@ServicesOnly
@Priority(Priorities.AUTHENTICATION)
class ServiceAccess implements ContainerRequestFilter {
    private final KnownCallers callers;

    ServiceAccess(KnownCallers callers) {
        this.callers = callers;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!callers.isService(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            request.abortWith(Problem.notAuthenticated());
        }
    }
}
