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
    private final BearerToken admin;

    AdminAccess(AdminConfig config) {
        this.admin = new BearerToken(config.token());
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!admin.isShownBy(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            request.abortWith(Problem.notAuthenticated());
        }
    }
}
