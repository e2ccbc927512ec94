package dev.risiti.submission.lane;

/**
 * A lane while this node owns it.
 *
 * @param epoch fences every write: a lane claimed again has a higher one
 * @param slow whether its last calls took long, so that it runs on the share of slow lanes
 */
public record LaneClaim(long laneId, long epoch, boolean slow) {}
