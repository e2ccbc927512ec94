package dev.risiti.submission.operator;

import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.lane.LaneStanding;
import java.util.Optional;

/**
 * A document that a person does something about. The rows of its lane and of itself are locked, and no send of it is on
 * the wire.
 *
 * @param undecided its attempt that KRA has not decided
 * @param words why the person does it
 */
record Case(LaneStanding lane, Document document, Optional<Attempt> undecided, String words) {
    long documentId() {
        return document.documentId();
    }

    /** What else is in the way of its being sent. */
    String lanePermitting() {
        if (lane.lane().pausedCode() != null) {
            return " Its lane is paused (%s): it moves when the lane is resumed."
                    .formatted(lane.lane().pausedCode());
        }
        return lane.lane().heldReason() == null ? "" : " Its lane is held: nothing new is sent before it is released.";
    }
}
