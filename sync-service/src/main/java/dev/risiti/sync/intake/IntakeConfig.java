package dev.risiti.sync.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the webhook intake. */
@ConfigMapping(prefix = "risiti.intake")
public interface IntakeConfig {

    /** Whether this deployment takes webhooks and splits deliveries. */
    @WithDefault("true")
    boolean enabled();

    /** First pause before a delivery is tried again whose account is unknown, or whose books cannot be asked for. */
    @WithDefault("2s")
    Duration firstRetry();

    /** Longest pause of that kind; an account may be connected hours after its first webhook. */
    @WithDefault("10m")
    Duration longestRetry();

    /** How long deliveries are kept, those of unknown accounts as well. */
    @WithDefault("30d")
    Duration retention();

    /** How long a change is remembered so that a second delivery of it has no effect. */
    @WithDefault("45d")
    Duration eventRetention();
}
