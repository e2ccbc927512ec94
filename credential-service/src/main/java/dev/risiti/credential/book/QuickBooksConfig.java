package dev.risiti.credential.book;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How access tokens of QuickBooks books are refreshed (connector reference 1.11). */
@ConfigMapping(prefix = "risiti.quickbooks")
public interface QuickBooksConfig {

    /** The token endpoint. */
    @WithDefault("http://localhost:8091/oauth2/v1/tokens/bearer")
    URI tokenUrl();

    /** The integrator's app; without it books keep working until their tokens expire. */
    Optional<String> clientId();

    /** A secret. */
    Optional<String> clientSecret();

    @WithDefault("5s")
    Duration connectTimeout();

    /** The longest a refresh may take altogether. */
    @WithDefault("15s")
    Duration totalTimeout();

    /** An access token is refreshed this long before it expires. */
    @WithDefault("10m")
    Duration refreshAhead();

    /** How long the claim on a book's refresh holds; longer than the total timeout. */
    @WithDefault("30s")
    Duration claim();

    /** How long a caller waits for another one's refresh. */
    @WithDefault("18s")
    Duration waitForOther();
}
