package dev.risiti.sync.codelist;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Instant;

/** Settings of polling KRA. */
@ConfigMapping(prefix = "risiti.polling")
public interface CodeListConfig {

    /** Whether this deployment polls KRA. */
    @WithDefault("true")
    boolean enabled();

    /** Pause between two polls of the code lists. */
    @WithDefault("24h")
    Duration every();

    /** First pause after a poll that failed; it doubles. */
    @WithDefault("5s")
    Duration firstRetry();

    @WithDefault("15m")
    Duration longestRetry();

    /** Where the first poll starts: before KRA's first code. */
    @WithDefault("2018-01-01T00:00:00Z")
    Instant beginning();
}
