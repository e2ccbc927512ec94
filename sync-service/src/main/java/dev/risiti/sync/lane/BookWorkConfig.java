package dev.risiti.sync.lane;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a book is worked on and retried. */
@ConfigMapping(prefix = "risiti.books")
public interface BookWorkConfig {

    /** Pieces of work of each kind in one run; then other books have their turn. */
    @WithDefault("10")
    int piecesPerRun();

    /** Pause of a book whose accounting tool or token does not answer. */
    @WithDefault("3s")
    Duration unavailablePause();

    /** Pause of a book that a person must connect again. */
    @WithDefault("5m")
    Duration disconnectedPause();

    /** First pause before something that failed or waits is tried again; it doubles. */
    @WithDefault("5s")
    Duration firstRetry();

    /** Longest pause of that kind. */
    @WithDefault("30m")
    Duration longestRetry();

    /** How long items, tax codes and tax rates are used without being read again. */
    @WithDefault("24h")
    Duration catalogueFresh();
}
