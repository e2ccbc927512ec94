package dev.risiti.submission.lane;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lane as people see it.
 *
 * @param due since when it is due, or when it will be; null while it is idle or owned
 * @param owner the replica that has it, or had it when it died
 * @param run whether a replica has it with a lease that has not run out
 * @param taxpayer the PIN it calls for; null while its device is not known
 */
public record LaneStanding(
        Lane lane,
        LaneCondition condition,
        @Nullable Instant due,
        @Nullable String owner,
        boolean run,
        @Nullable String taxpayer) {}
