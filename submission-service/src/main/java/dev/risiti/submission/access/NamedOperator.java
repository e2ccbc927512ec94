package dev.risiti.submission.access;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** An operator whose token was shown. All may do the same, and each is named in the audit. */
record NamedOperator(String name, boolean secure) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
        return () -> name;
    }

    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
