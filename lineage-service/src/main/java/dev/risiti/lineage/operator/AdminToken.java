package dev.risiti.lineage.operator;

import dev.risiti.lineage.config.AdminConfig;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Lets in whoever shows the configured token, and nobody while none is configured. */
@Provider
@AdminOnly
public class AdminToken implements ContainerRequestFilter {
    private static final String SCHEME = "Bearer ";

    /** Looked up late: filters are made before the configuration of the run is read. */
    private final Instance<AdminConfig> config;

    AdminToken(Instance<AdminConfig> config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!allowed(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            request.abortWith(Problem.response(
                    Response.Status.UNAUTHORIZED,
                    "TOKEN_REQUIRED",
                    config.get().token().isPresent()
                            ? "Give the admin token as a bearer token."
                            : "Set risiti.admin.token (RISITI_ADMIN_TOKEN) to open this API."));
        }
    }

    /** Compares in constant time, so that answers do not tell how much of a guess was right. */
    private boolean allowed(@Nullable String authorization) {
        return authorization != null
                && authorization.startsWith(SCHEME)
                && config.get()
                        .token()
                        .map(token -> MessageDigest.isEqual(
                                token.getBytes(StandardCharsets.UTF_8),
                                authorization.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8)))
                        .orElse(false);
    }
}
