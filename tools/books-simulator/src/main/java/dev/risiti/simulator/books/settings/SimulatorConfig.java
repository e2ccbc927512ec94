package dev.risiti.simulator.books.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What is fixed at start; the environment variables behind the keys are named in application.properties. */
@ConfigMapping(prefix = "simulator")
public interface SimulatorConfig {
    /** OAuth client id that callers of the token endpoint must present. */
    String clientId();

    /** OAuth client secret that callers of the token endpoint must present. */
    String clientSecret();

    /** Key of the webhook signature, used as UTF-8 text. */
    String verifierToken();

    /** Where webhooks go at first; without it none are raised until the control API sets one. */
    Optional<String> webhookUrl();

    /** Directory of the journal; without it all state is in memory. */
    Optional<String> data();

    /** Requests per minute and company before 429; 0 means no limit. */
    @WithDefault("500")
    int requestsPerMinute();
}
