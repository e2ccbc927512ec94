package dev.risiti.submission.lane;

/** Another node owns the lane by now: nothing of this run may be written any more. */
public final class FencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FencedException(LaneClaim claim) {
        super("lane " + claim.laneId() + " is no longer owned with epoch " + claim.epoch());
    }
}
