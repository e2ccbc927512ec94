package dev.risiti.submission.engine;

import dev.risiti.submission.core.LaneEvent;
import dev.risiti.submission.lane.LaneClaim;

/**
 * What a run hands in to be written down.
 *
 * @param more whether the run may go on afterwards; the lane is given back otherwise
 * @param slow whether the lane's last calls took long
 */
record Turn(LaneClaim claim, LaneEvent event, boolean more, boolean slow) {}
