package dev.risiti.credential.initialisation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How devices are initialised. */
@ConfigMapping(prefix = "risiti.initialisation")
public interface InitialisationConfig {

    /** How often due initialisations are looked for; whole seconds. */
    @WithDefault("1s")
    String pollInterval();

    /** Most calls open at once in this process. */
    @WithDefault("16")
    int concurrency();

    /** How long a claim holds; longer than the deadline of the call, or the start fails. */
    @WithDefault("180s")
    Duration lease();

    /** First pause after a call that certainly did not reach KRA; it doubles each time. */
    @WithDefault("2s")
    Duration firstPause();

    /** The longest such pause. */
    @WithDefault("5m")
    Duration longestPause();

    /** How often storing KRA's answer is tried, a second apart: KRA gives the key once, a database comes back. */
    @WithDefault("60")
    int storeAttempts();

    /** How long a stopping process waits for open calls: an answer nobody hears is an unknown. */
    @WithDefault("25s")
    Duration stopTimeout();
}
