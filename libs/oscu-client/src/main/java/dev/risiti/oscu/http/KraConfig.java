package dev.risiti.oscu.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How KRA is reached. */
@ConfigMapping(prefix = "risiti.kra")
public interface KraConfig {
    /** Base URL of the direct front door, without a slash at its end. */
    @WithDefault("http://localhost:8090/etims-api")
    URI directUrl();

    /** Longest wait for a free connection, and again for connecting. */
    @WithDefault("5S")
    Duration connectTimeout();

    /** Longest call that changes something, from first to last byte. */
    @WithDefault("120S")
    Duration writeDeadline();

    /** Longest look-up. */
    @WithDefault("30S")
    Duration lookUpDeadline();

    /** Connections to the front door, which is the number of calls open at once. */
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
}
