package dev.risiti.messaging.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the inbox. */
@ConfigMapping(prefix = "risiti.inbox")
public interface InboxConfig {

    /** How long an event is remembered: longer than any topic that is not compacted keeps it. */
    @WithDefault("45d")
    Duration retention();

    /** Pause between two purges. */
    @WithDefault("1h")
    Duration purgeEvery();
}
