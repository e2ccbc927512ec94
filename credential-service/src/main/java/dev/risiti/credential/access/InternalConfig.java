package dev.risiti.credential.access;

import io.smallrye.config.ConfigMapping;

/** The services that may call the internal API. */
@ConfigMapping(prefix = "risiti.internal")
public interface InternalConfig {

    Tokens tokens();

    /** One bearer token per service; secrets without defaults. */
    interface Tokens {
        String submission();

        String sync();
    }
}
