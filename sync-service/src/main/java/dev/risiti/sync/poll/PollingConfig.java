package dev.risiti.sync.poll;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Instant;

/** Settings of polling KRA. */
@ConfigMapping(prefix = "risiti.polling")
public interface PollingConfig {

    /** Whether this deployment polls KRA. */
    @WithDefault("true")
    boolean enabled();

    /** Pause between two polls of one list. */
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

    /** Item class lists in work at a time on one node; each is very large in production. */
    @WithDefault("2")
    int classListsAtOnce();

    /**
     * Shortest pause between two fetches of the item class list for one taxpayer, however often KRA says that it wants
     * the list asked for first.
     */
    @WithDefault("1h")
    Duration classListAgain();
}
