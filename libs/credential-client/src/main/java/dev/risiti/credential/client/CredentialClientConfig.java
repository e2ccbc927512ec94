package dev.risiti.credential.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How a service reaches credential-service and how long it keeps what it learnt there. */
@ConfigMapping(prefix = "risiti.credential")
public interface CredentialClientConfig {

    /** Base URL of credential-service. */
    @WithDefault("http://localhost:8081")
    URI url();

    /** Bearer token of the calling service for the internal API; a secret without a default. */
    String token();

    @WithDefault("2s")
    Duration connectTimeout();

    /** The longest silence on an open connection. */
    @WithDefault("20s")
    Duration readTimeout();

    /** The longest that keys, gateway apps and books may take altogether. */
    @WithDefault("5s")
    Duration totalTimeout();

    /** The longest that an access token may take altogether: credential-service may have to ask the provider. */
    @WithDefault("20s")
    Duration tokenTotalTimeout();

    /** How long the credentials of a device, or a gateway app, are used without asking again. */
    @WithDefault("10m")
    Duration deviceFresh();

    /** How long a book is used without asking again. */
    @WithDefault("30s")
    Duration bookFresh();

    /** An access token is used without asking again until this long before its expiry. */
    @WithDefault("2m")
    Duration tokenMargin();

    /** How long a copy may be used while credential-service does not answer. */
    @WithDefault("4h")
    Duration stale();

    /** After a failed attempt, how long nobody tries again for the same key. */
    @WithDefault("2s")
    Duration retryPause();
}
