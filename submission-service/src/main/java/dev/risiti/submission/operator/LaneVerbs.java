package dev.risiti.submission.operator;

import dev.risiti.submission.lane.LaneStanding;
import dev.risiti.submission.lane.LaneTable;
import dev.risiti.submission.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;

/** What people can do about a lane; each inside the frame of {@link AuditedVerbs}, and says what happens now. */
@ApplicationScoped
class LaneVerbs {
    private final LaneTable lanes;

    LaneVerbs(LaneTable lanes) {
        this.lanes = lanes;
    }

    String hold(LaneStanding lane, String reason) {
        lanes.holdFor(lane.lane().laneId(), reason);
        return "Nothing new is sent from now on; what KRA has not decided is still resolved.";
    }

    String release(LaneStanding lane) {
        if (lane.lane().heldReason() == null) {
            throw Refusal.conflict("NOT_HELD", "Nobody holds this lane.");
        }
        lanes.holdFor(lane.lane().laneId(), null);
        return lane.lane().pausedCode() == null
                ? "It goes on."
                : "Nobody holds it any more, but it is paused (%s): resume it."
                        .formatted(lane.lane().pausedCode());
    }

    String resume(LaneStanding lane) {
        if (lane.lane().pausedCode() == null) {
            throw Refusal.conflict("NOT_PAUSED", "This lane is not paused.");
        }
        lanes.resume(lane.lane().laneId());
        return lane.lane().heldReason() == null
                ? "It goes on; if its trouble is still there, it pauses again."
                : "It is not paused any more, but somebody holds it: release it.";
    }

    String retry(LaneStanding lane) {
        if (lane.lane().pausedCode() != null) {
            throw Refusal.conflict(
                    "PAUSED",
                    "The lane is paused (%s): resume it.".formatted(lane.lane().pausedCode()));
        }
        lanes.dueNow(lane.lane().laneId());
        return "It is looked at now, without waiting for its back-off.";
    }
}
