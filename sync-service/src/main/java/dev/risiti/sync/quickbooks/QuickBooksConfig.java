package dev.risiti.sync.quickbooks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How QuickBooks is reached and recognised. */
@ConfigMapping(prefix = "risiti.quickbooks")
public interface QuickBooksConfig {

    /** Base URL of the accounting API. */
    @WithDefault("http://localhost:8091")
    URI url();

    /** Keys the signature of webhooks; a secret without a default. */
    String verifierToken();

    /** The token before the last change of it, which counts until it is taken out; a secret. */
    Optional<String> verifierTokenPrevious();

    /** Versions below 75 are no longer told apart by QuickBooks. */
    @WithDefault("75")
    String minorVersion();

    @WithDefault("3s")
    Duration connectTimeout();

    /** The longest silence on an open connection. */
    @WithDefault("20s")
    Duration readTimeout();

    /** The longest that one call may take altogether. */
    @WithDefault("30s")
    Duration totalTimeout();

    /** Calls per minute and company that are kept to; QuickBooks allows 500. */
    @WithDefault("450")
    int callsPerMinute();

    /** Calls that may be made at once after a quiet time. */
    @WithDefault("100")
    int callBurst();

    /** Pause of a company after QuickBooks throttled it; QuickBooks itself names none. */
    @WithDefault("60s")
    Duration throttlePause();
}
