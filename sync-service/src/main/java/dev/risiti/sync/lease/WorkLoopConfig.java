package dev.risiti.sync.lease;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings that all loops of this service share. */
@ConfigMapping(prefix = "risiti.work")
public interface WorkLoopConfig {

    /** Rows of one kind in work at a time on this node. */
    @WithDefault("16")
    int concurrency();

    /** How long a row stays a node's own when nothing is heard of that node; renewed three times as often. */
    @WithDefault("10s")
    Duration lease();

    /** Pause between two looks while there is work. */
    @WithDefault("20ms")
    Duration minPoll();

    /** Pause between two looks when there has been none for a while. */
    @WithDefault("1s")
    Duration maxPoll();

    /** Pause before a row is tried again that failed for a reason nobody foresaw. */
    @WithDefault("5s")
    Duration retryPause();

    /** How long a stop waits for rows in work. */
    @WithDefault("20s")
    Duration stopPatience();
}
