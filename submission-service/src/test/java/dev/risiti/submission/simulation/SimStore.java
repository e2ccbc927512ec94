package dev.risiti.submission.simulation;

import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.attempt.AttemptState;
import dev.risiti.submission.core.LaneState;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.core.Then;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.CounterValue;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.DocumentState;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.lane.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One lane as the database keeps it, with the fences of the real tables: writes under an old epoch change nothing, one
 * undecided attempt per document, numbers given back only from the end. What it refuses, a real constraint would.
 */
final class SimStore {
    private static final Duration LEASE = Duration.ofSeconds(10);

    private final Device device;
    private final Map<Long, SimDocument> documents = new TreeMap<>();
    private final Map<Long, Attempt> undecided = new TreeMap<>();
    private final Map<Counter, CounterValue> counters = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private long attemptIds;
    long epoch;

    @Nullable
    Integer owner;

    Instant leaseUntil = Instant.EPOCH;

    @Nullable
    Instant due = Instant.EPOCH;

    private int failures;
    private int refusals;
    private @Nullable String refusal;
    private @Nullable String paused;

    SimStore(Device device, List<SimDocument> documents) {
        this.device = device;
        documents.forEach(document -> this.documents.put(document.id(), document));
    }

    List<SimDocument> documents() {
        return List.copyOf(documents.values());
    }

    SimDocument document(long id) {
        return Objects.requireNonNull(documents.get(id));
    }

    List<String> violations() {
        return violations;
    }

    boolean claimable(Instant now) {
        boolean lost = owner != null && leaseUntil.isBefore(now);
        return paused == null && (lost || (owner == null && due != null && !due.isAfter(now)));
    }

    long claim(int node, Instant now) {
        owner = node;
        due = null;
        leaseUntil = now.plus(LEASE);
        return ++epoch;
    }

    void renew(int node, long claimed, Instant now) {
        if (Objects.equals(owner, node) && epoch == claimed && !leaseUntil.isBefore(now)) {
            leaseUntil = now.plus(LEASE);
        }
    }

    boolean holds(int node, long claimed) {
        return Objects.equals(owner, node) && epoch == claimed;
    }

    /** As the real loader reads it. */
    LaneState read(Instant now) {
        List<Task> tasks = documents.values().stream()
                .filter(document -> document.state == DocumentState.QUEUED
                        || document.state == DocumentState.BLOCKED
                        || undecided.containsKey(document.id()))
                .map(document -> (Task) new SimTask(document.row(), now))
                .toList();
        return new LaneState(
                new Lane(
                        1,
                        Lane.Kind.DEVICE,
                        "device",
                        null,
                        null,
                        epoch,
                        failures,
                        refusals,
                        refusal,
                        paused,
                        null,
                        null),
                device,
                List.copyOf(undecided.values()),
                tasks,
                false,
                Map.copyOf(counters),
                call -> SimWorld.CALL_DEADLINE,
                null,
                now);
    }

    void write(List<Effect> effects, Instant now) {
        effects.forEach(effect -> write(effect, now));
    }

    /** The lane's own row, after everything else; whether the lane was given back. */
    boolean end(Then then, Instant now) {
        switch (then) {
            case Then.Release(var delay) -> {
                owner = null;
                Instant wakeAt = wakeAt();
                Instant after = delay == null ? null : now.plus(delay);
                due = after == null ? wakeAt : wakeAt != null && wakeAt.isBefore(after) ? wakeAt : after;
                return true;
            }
            case Then.Pause(var reason) -> {
                owner = null;
                paused = reason.code();
                return true;
            }
            case Then.Send send -> {
                return false;
            }
            case Then.Ask ask -> {
                return false;
            }
            case Then.LookAgain again -> {
                return false;
            }
        }
    }

    /** When time lets a waiting document in. */
    private @Nullable Instant wakeAt() {
        return documents.values().stream()
                .filter(document -> document.state == DocumentState.WAITING)
                .map(document -> document.due)
                .min(Instant::compareTo)
                .orElse(null);
    }

    void timePassed(Instant now) {
        for (SimDocument document : documents.values()) {
            if (document.state == DocumentState.WAITING && !document.due.isAfter(now)) {
                document.state = DocumentState.QUEUED;
            }
        }
    }

    @Nullable
    Attempt undecided(long documentId) {
        return undecided.get(documentId);
    }

    private void write(Effect effect, Instant now) {
        switch (effect) {
            case Effect.OpenAttempt open -> {
                Attempt attempt = new Attempt(
                        ++attemptIds,
                        open.documentId(),
                        1,
                        epoch,
                        open.step(),
                        open.number(),
                        open.door(),
                        open.request(),
                        open.wireLines(),
                        open.sends(),
                        AttemptState.OPEN,
                        now.plus(open.deadline()),
                        0,
                        0,
                        null,
                        null,
                        null);
                if (undecided.put(open.documentId(), attempt) != null) {
                    violations.add("two undecided attempts of document " + open.documentId());
                }
                document(open.documentId()).attempts++;
                document(open.documentId()).number = open.number();
            }
            case Effect.LeaveUndecided(var attempt, var state, var sends, var words, var code) ->
                change(attempt, state, sends, attempt.asks(), 0, now, code, words);
            case Effect.CountAsk(var attempt, var absent, var next) -> {
                Attempt current = Objects.requireNonNull(undecided.get(attempt.documentId()));
                change(
                        current,
                        current.state(),
                        current.sends(),
                        current.asks() + 1,
                        current.absences() + (absent ? 1 : 0),
                        next,
                        current.resultCode(),
                        current.words());
            }
            case Effect.CloseAttempt close -> {
                if (undecided.remove(close.attempt().documentId()) == null) {
                    violations.add(
                            "no attempt to close of document " + close.attempt().documentId());
                }
            }
            case Effect.TakeNumber(var document, var counter, var number) -> take(document, counter, number);
            case Effect.HealNumber(var document, var counter, var number) -> {
                counters.put(counter, new CounterValue(number, document));
                document(document).number = number;
                document(document).healed = true;
            }
            case Effect.KeepNumber(var document, var counter) -> {
                CounterValue value = Objects.requireNonNull(counters.get(counter));
                document(document).signedNumber = value.last();
                counters.put(counter, new CounterValue(value.last(), null));
            }
            case Effect.ReturnNumber(var document, var counter, var number) -> {
                CounterValue value = Objects.requireNonNull(counters.get(counter));
                if (value.last() != number || !Objects.equals(value.holder(), document)) {
                    violations.add("number %d given back by document %d, the counter stands at %s"
                            .formatted(number, document, value));
                }
                counters.put(counter, new CounterValue(number - 1, null));
                document(document).number = null;
            }
            case Effect.Advance(var document) -> {
                SimDocument row = document(document);
                row.step++;
                row.number = null;
                row.everUnknown = false;
                row.healed = false;
            }
            case Effect.MarkUnknown(var document, var ever) -> document(document).everUnknown = ever;
            case Effect.Decide(var document, var state, var reason) -> {
                document(document).state = state;
                document(document).reason = reason;
                if (state == DocumentState.ACCEPTED) {
                    document(document).number = null;
                }
            }
            case Effect.Park(var document, var key, var atMost, var reason) -> {
                document(document).state = DocumentState.WAITING;
                document(document).reason = reason;
                document(document).due = atMost == null ? Instant.MAX : now.plus(atMost);
            }
            case Effect.Publish publish -> {
                if (publish.event() instanceof DocumentResult result
                        && (result.state() == ResultState.ACCEPTED || result.state() == ResultState.REFUSED)) {
                    long id = Long.parseLong(result.sourceDocumentId().substring("document-".length()));
                    document(id).terminalResults++;
                }
            }
            case Effect.CountFailure failure -> failures++;
            case Effect.CountRefusals(var lane, var count, var words) -> {
                refusals = count;
                refusal = words;
                failures = count == 0 ? 0 : failures;
            }
            case Effect.FindScope found -> violations.add("there is one branch only");
            case Effect.Wake wake -> violations.add("nobody waits for " + wake.wakeKey());
            case Effect.Replace replace -> violations.add("no revision is held");
            case Effect.DropHeld drop -> violations.add("no revision is held");
            case Effect.Add add -> violations.add("no document causes another here");
            case Effect.StoreReceipt receipt -> violations.add("no receipt is stored here");
            case Effect.MoveStock move -> violations.add("no stock is kept here");
            case Effect.SetItem item -> violations.add("no items are kept here");
            case Effect.Explain explain -> violations.add("nobody waits for " + explain.wakeKey());
        }
    }

    private void take(long document, Counter counter, long number) {
        CounterValue value = counters.getOrDefault(counter, CounterValue.UNUSED);
        if (value.holder() != null || value.last() + 1 != number) {
            violations.add("document %d takes %d while the counter stands at %s".formatted(document, number, value));
        }
        counters.put(counter, new CounterValue(number, document));
    }

    private void change(
            Attempt attempt,
            AttemptState state,
            int sends,
            int asks,
            int absences,
            Instant askDue,
            @Nullable String code,
            @Nullable String words) {
        undecided.put(
                attempt.documentId(),
                new Attempt(
                        attempt.attemptId(),
                        attempt.documentId(),
                        attempt.laneId(),
                        attempt.epoch(),
                        attempt.step(),
                        attempt.number(),
                        attempt.door(),
                        attempt.request(),
                        attempt.wireLines(),
                        sends,
                        state,
                        attempt.deadlineAt(),
                        asks,
                        absences,
                        askDue,
                        code,
                        words));
    }

    /** Everything that decides how a run goes on, as text; times as they lie ahead of now. */
    String fingerprint(Instant now) {
        StringBuilder text = new StringBuilder();
        text.append(owner).append(' ').append(ahead(due, now)).append(' ').append(ahead(leaseUntil, now));
        text.append(' ')
                .append(failures)
                .append(' ')
                .append(refusals)
                .append(' ')
                .append(paused);
        documents.values().forEach(document -> text.append(' ').append(document));
        undecided
                .values()
                .forEach(attempt -> text.append(' ')
                        .append(attempt.documentId())
                        .append(attempt.state())
                        .append(attempt.sends())
                        .append(attempt.absences())
                        .append(ahead(attempt.deadlineAt(), now))
                        .append(ahead(attempt.askDue(), now)));
        counters.forEach((counter, value) ->
                text.append(' ').append(counter.name()).append(value.last()).append(value.holder()));
        return text.toString();
    }

    private static String ahead(@Nullable Instant time, Instant now) {
        return time == null || !time.isAfter(now)
                ? "-"
                : time.equals(Instant.MAX)
                        ? "never"
                        : String.valueOf(Duration.between(now, time).toMillis());
    }
}
