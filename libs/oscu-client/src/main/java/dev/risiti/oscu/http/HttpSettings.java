package dev.risiti.oscu.http;

import dev.risiti.oscu.call.CallDeadlines;
import java.time.Duration;

/**
 * How HTTP is done, at either door.
 *
 * @param maxConnections connections per door, which is the number of calls open at once
 * @param idleConnectionTimeout how long an unused connection is kept
 * @param maxReplyBytes larger replies are cut off and end unknown
 */
public record HttpSettings(
        CallDeadlines deadlines, int maxConnections, Duration idleConnectionTimeout, long maxReplyBytes) {
    /** The defaults of {@link KraConfig}. */
    public static final HttpSettings DEFAULT =
            new HttpSettings(CallDeadlines.DEFAULT, 256, Duration.ofSeconds(15), 16L * 1024 * 1024);
}
