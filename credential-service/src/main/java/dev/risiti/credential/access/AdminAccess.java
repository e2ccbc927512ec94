package dev.risiti.credential.access;

import dev.risiti.credential.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Lets nobody without the administrator's token in. */
@Provider
@AdminOnly
@Priority(Priorities.AUTHENTICATION)
class AdminAccess implements ContainerRequestFilter {
    private final KnownCallers callers;

    AdminAccess(KnownCallers callers) {
        this.callers = callers;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!callers.isAdministrator(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            request.abortWith(Problem.notAuthenticated());
        }
    }
}
