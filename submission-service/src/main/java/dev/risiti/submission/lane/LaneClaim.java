package dev.risiti.submission.lane;

/**
 * A lane while this node owns it.
 *
 * @param epoch fences every write: a lane claimed again has a higher one
 */
public record LaneClaim(long laneId, long epoch) {}
