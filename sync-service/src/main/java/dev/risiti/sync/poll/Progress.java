package dev.risiti.sync.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a poll has come.
 *
 * @param watermark KRA's own time of the last answer; null until KRA gave one
 * @param synced whether the list was complete once
 * @param attempts failures in a row
 */
public record Progress(@Nullable Instant watermark, boolean synced, int attempts) {
    static final Progress NONE = new Progress(null, false, 0);
}
