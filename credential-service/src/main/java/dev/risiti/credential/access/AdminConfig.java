package dev.risiti.credential.access;

import io.smallrye.config.ConfigMapping;

/** The administrator. */
@ConfigMapping(prefix = "risiti.admin")
public interface AdminConfig {

    /** Bearer token of the registration API; a secret without a default. */
    String token();
}
