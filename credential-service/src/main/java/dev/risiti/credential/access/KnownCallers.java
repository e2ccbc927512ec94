package dev.risiti.credential.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose tokens are valid. */
@ApplicationScoped
class KnownCallers {
    private final BearerToken administrator;
    private final List<BearerToken> services;

    KnownCallers(AdminConfig admin, InternalConfig internal) {
        this.administrator = new BearerToken(admin.token());
        this.services = List.of(
                new BearerToken(internal.tokens().submission()),
                new BearerToken(internal.tokens().sync()));
    }

    boolean isAdministrator(@Nullable String authorization) {
        return administrator.isShownBy(authorization);
    }

    /** Compares every token, so that the time taken does not tell whose token is nearly right. */
    boolean isService(@Nullable String authorization) {
        return services.stream().filter(token -> token.isShownBy(authorization)).count() > 0;
    }
}
