package dev.risiti.submission.core;

import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.attempt.AttemptState;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.effect.Effect;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What follows from what a person decides about one document: the same effects as when KRA or the lane decides. Pure.
 *
 * <p>Its state holds the one document; whether the decision fits where the document stands is for the caller to know.
 */
public final class PersonDecision {
    private final LaneState state;
    private final Task task;
    private final Ends ends;

    /** @param state of one document, with a device */
    public PersonDecision(LaneState state) {
        Device device = Objects.requireNonNull(state.device(), "a document's state has a device");
        this.state = state;
        this.task = state.tasks().getFirst();
        this.ends = new Ends(device, state.now());
    }

    /** Why the document's payload cannot be read: then it cannot be taken over as found. */
    public Optional<Reason> unreadable() {
        return task.unreadable();
    }

    /** The person found it at KRA: as if KRA had answered so. */
    public List<Effect> found(Attempt attempt, Answer answer, String words) {
        return ends.accepted(task, attempt, AttemptState.ADOPTED, answer, words);
    }

    /** The document is taken back. */
    public List<Effect> withdrawn(Reason reason) {
        return ends.withdrawn(task, reason);
    }

    /** The document's stream stops here. */
    public List<Effect> held(Reason reason) {
        return ends.blocked(task.document(), reason);
    }

    /** The document goes on, in its turn. */
    public List<Effect> goesOn(Reason reason) {
        return List.of(ends.say(task.document(), ResultState.WAITING, reason));
    }

    /** The document goes on under another number: its own is another's at KRA. */
    public List<Effect> numberUsedByAnother() {
        return Ends.numberUsedByAnother(task);
    }

    public LaneState state() {
        return state;
    }
}
