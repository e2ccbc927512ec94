package dev.risiti.submission.engine;

import dev.risiti.submission.core.LaneState;
import dev.risiti.submission.core.PersonDecision;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.lane.Lane;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * How a person's decision comes into the engine: by the same states and the same writer as the lanes' own. Both inside
 * one transaction that holds the lane's row.
 */
@ApplicationScoped
public class Interventions {
    private final LaneStates states;
    private final EffectWriter writer;

    Interventions(LaneStates states, EffectWriter writer) {
        this.states = states;
        this.writer = writer;
    }

    /** What a person may decide about a document of the lane; empty when no device is known that could act for it. */
    public Optional<PersonDecision> about(Lane lane, long documentId) {
        return states.forPerson(lane, documentId).map(PersonDecision::new);
    }

    /** Writes what was decided by this state, and what it says. */
    public void write(LaneState state, List<Effect> effects) {
        EffectWriter.Said said = new EffectWriter.Said();
        writer.write(List.of(new EffectWriter.OfLane(state, effects)), said, new HashMap<>());
        writer.finish(said);
    }
}
