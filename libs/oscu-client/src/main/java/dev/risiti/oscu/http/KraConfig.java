package dev.risiti.oscu.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** How KRA is reached. */
@ConfigMapping(prefix = "risiti.kra")
public interface KraConfig {
    /** Base URL of the direct front door, without a slash at its end. */
    @WithDefault("http://localhost:8090/etims-api")
    URI directUrl();

    /** The other front door. */
    Gateway gateway();

    /** Longest wait for a free connection, and again for connecting. */
    @WithDefault("5S")
    Duration connectTimeout();

    /** Longest call that changes something, from first to last byte. */
    @WithDefault("120S")
    Duration writeDeadline();

    /** Longest look-up. */
    @WithDefault("30S")
    Duration lookUpDeadline();

    /** Longest fetch of the item class list, which is very large in production. */
    @WithDefault("10M")
    Duration classListDeadline();

    /** Connections to each front door, which is the number of calls open at once. */
    @WithDefault("256")
    int maxConnections();

    /**
     * How long an unused connection is kept. Shorter than KRA keeps it: a request written into a connection that the
     * other side is closing ends unknown.
     */
    @WithDefault("15S")
    Duration idleConnectionTimeout();

    /** Largest reply that is read. */
    @WithDefault("16M")
    MemorySize maxReplySize();

    /** KRA's API gateway. The app that calls is no setting: each call brings it along. */
    interface Gateway {
        /** Base URL of the calls, without a slash at its end. */
        @WithDefault("http://localhost:8090/etims-oscu/api/v1")
        URI url();

        /** Token endpoint, without a query. */
        @WithDefault("http://localhost:8090/v1/token/generate")
        URI tokenUrl();

        /** Longest fetch of a token. */
        @WithDefault("10S")
        Duration tokenTimeout();

        /** How long before its end a token is replaced; at most half its life. */
        @WithDefault("5M")
        Duration refreshAhead();

        /** Paths that differ from the usual ones, by KRA's name of the call: {@code paths.saveItem=saveItem}. */
        Map<String, String> paths();
    }
}
