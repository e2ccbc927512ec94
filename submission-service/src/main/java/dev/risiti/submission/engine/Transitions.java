package dev.risiti.submission.engine;

import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.attempt.AttemptTable;
import dev.risiti.submission.core.Decision;
import dev.risiti.submission.core.LaneCore;
import dev.risiti.submission.core.LaneEvent;
import dev.risiti.submission.core.LaneState;
import dev.risiti.submission.core.Then;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.lane.Lane;
import dev.risiti.submission.lane.LaneClaim;
import dev.risiti.submission.lane.LaneTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries many lanes through the state machine in one transaction: holds their rows, writes what their replies bring,
 * then looks at them with that written and writes what comes next. So outcome n and attempt n+1 commit together, and
 * the statements of a commit do not grow with the lanes in it.
 */
@ApplicationScoped
class Transitions {
    /** A look that only moves documents out of the way is repeated this often; then the lane is given back, due. */
    private static final int MOST_LOOKS = 16;

    /** Documents of each stream that a look reads when the first one was moved out of the way. */
    private static final int HEADS = 4;

    private static final Decision NEXT_ROUND = new Decision(List.of(), new Then.LookAgain());

    private final LaneTable lanes;
    private final AttemptTable attempts;
    private final LaneStates states;
    private final LaneCore core;
    private final EffectWriter writer;

    Transitions(LaneTable lanes, AttemptTable attempts, LaneStates states, LaneCore core, EffectWriter writer) {
        this.lanes = lanes;
        this.attempts = attempts;
        this.states = states;
        this.core = core;
        this.writer = writer;
    }

    /** What became of each turn; a claim that is no longer the newest is missing: it is fenced. */
    record Committed(Map<LaneClaim, LaneStep> steps, List<Effect.Publish> published) {}

    /** Inside a transaction. */
    Committed carry(List<Turn> turns) {
        Map<Long, Turn> newest = new LinkedHashMap<>();
        // A run that lost its lane may hand in something beside the lane's next owner: the newer claim counts.
        turns.forEach(turn -> newest.merge(
                turn.claim().laneId(),
                turn,
                (one, other) -> one.claim().epoch() > other.claim().epoch() ? one : other));
        Supplier<List<Lane>> held =
                lanes.hold(newest.values().stream().map(Turn::claim).toList());
        return new Batch(newest, attempts.now()).carry(held.get());
    }

    private final class Batch {
        private final Map<Long, Turn> turns;
        private final Instant now;
        private final Map<Long, Attempt> opened = new HashMap<>();
        private final EffectWriter.Said said = new EffectWriter.Said();
        private final Map<LaneClaim, LaneStep> steps = new HashMap<>();
        private final List<LaneTable.Released> released = new ArrayList<>();
        private final List<LaneTable.Paused> paused = new ArrayList<>();

        /**
         * @param turns by lane
         * @param now the database's clock
         */
        Batch(Map<Long, Turn> turns, Instant now) {
            this.turns = turns;
            this.now = now;
        }

        Committed carry(List<Lane> held) {
            List<Lane> looking = replies(held);
            for (int looks = 0; !looking.isEmpty(); looks++) {
                boolean last = looks + 1 >= MOST_LOOKS;
                looking = decide(
                        states.forLooks(looking, looks == 0 ? 1 : HEADS, now),
                        lane -> new LaneEvent.Look(),
                        lane -> last);
            }
            lanes.release(released);
            lanes.pause(paused);
            writer.finish(said);
            return new Committed(steps, said.published());
        }

        /** Writes down the replies; the lanes that look next. */
        private List<Lane> replies(List<Lane> held) {
            List<LaneStates.Replied> replied = new ArrayList<>();
            List<Lane> looking = new ArrayList<>();
            for (Lane lane : held) {
                switch (turn(lane).event()) {
                    case LaneEvent.Look look -> looking.add(lane);
                    case LaneEvent.Replied(var device, var attempt, var outcome) ->
                        replied.add(new LaneStates.Replied(lane, device, attempt.documentId()));
                    case LaneEvent.Answered(var device, var attempt, var asked) ->
                        replied.add(new LaneStates.Replied(lane, device, attempt.documentId()));
                }
            }
            if (!replied.isEmpty()) {
                looking.addAll(decide(
                        states.forReplies(replied, now),
                        lane -> turn(lane).event(),
                        lane -> !turn(lane).more()));
            }
            return looking;
        }

        /**
         * @param event what happened to a lane
         * @param over whether a lane does not look again in this transaction
         * @return the lanes that look again
         */
        private List<Lane> decide(Map<Lane, LaneState> seen, Function<Lane, LaneEvent> event, Predicate<Lane> over) {
            List<Lane> again = new ArrayList<>();
            Map<Lane, Decision> decisions = new LinkedHashMap<>();
            List<EffectWriter.OfLane> effects = new ArrayList<>();
            Set<Counter> counting = new HashSet<>();
            seen.forEach((lane, state) -> {
                Decision decision = decide(state, event.apply(lane), counting);
                decisions.put(lane, decision);
                effects.add(new EffectWriter.OfLane(state, decision.effects()));
            });
            writer.write(effects, said, opened);
            decisions.forEach((lane, decision) -> {
                if (then(lane, seen.get(lane), decision.then(), over.test(lane))) {
                    again.add(lane);
                }
            });
            return again;
        }

        /** @param counting shared counters that lanes of this round have looked at */
        private Decision decide(LaneState state, LaneEvent event, Set<Counter> counting) {
            Set<Counter> shared = state.shared();
            // Two that count together decide one after the other, the second with the first's number written.
            boolean alone = Collections.disjoint(counting, shared);
            counting.addAll(shared);
            return alone || !(event instanceof LaneEvent.Look) ? core.decide(state, event) : NEXT_ROUND;
        }

        private boolean then(Lane lane, @Nullable LaneState state, Then then, boolean over) {
            Turn turn = turn(lane);
            Device device = state == null ? null : state.device();
            switch (then) {
                case Then.Send(var documentId) ->
                    steps.put(
                            turn.claim(),
                            new LaneStep.Send(
                                    Objects.requireNonNull(device), Objects.requireNonNull(opened.get(documentId))));
                case Then.Ask(var attempt) ->
                    steps.put(turn.claim(), new LaneStep.Ask(Objects.requireNonNull(device), attempt));
                case Then.LookAgain again -> {
                    if (!over) {
                        return true;
                    }
                    release(turn, Duration.ZERO);
                }
                case Then.Release(var delay) -> release(turn, delay);
                case Then.Pause(var reason) -> {
                    paused.add(new LaneTable.Paused(turn.claim(), reason));
                    steps.put(turn.claim(), new LaneStep.Released());
                }
            }
            return false;
        }

        private void release(Turn turn, @Nullable Duration delay) {
            released.add(new LaneTable.Released(turn.claim(), delay, turn.slow()));
            steps.put(turn.claim(), new LaneStep.Released());
        }

        private Turn turn(Lane lane) {
            return Objects.requireNonNull(turns.get(lane.laneId()));
        }
    }
}
