package dev.risiti.submission.core;

import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.attempt.AttemptState;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.CounterScope;
import dev.risiti.submission.counter.OpenScope;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentState;
import dev.risiti.submission.document.WakeKey;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.result.Results;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The effects that move a document on, park it, block it or end it: its row, its number, its result. */
final class Ends {
    private final Device device;
    private final Instant now;

    Ends(Device device, Instant now) {
        this.device = device;
        this.now = now;
    }

    /** KRA took the current call. */
    List<Effect> accepted(Task task, Attempt attempt, AttemptState state, Answer answer, String words) {
        Document document = task.document();
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.CloseAttempt(attempt, state, words, null));
        task.counter().ifPresent(counter -> {
            effects.add(new Effect.KeepNumber(document.documentId(), counter));
            freed(task, counter, effects);
        });
        scopeOfAccepted(task, attempt, words).ifPresent(effects::add);
        Task.Done done = task.accepted(attempt, answer);
        effects.addAll(done.effects());
        if (done.whole()) {
            whole(task, effects);
        } else {
            effects.add(new Effect.Advance(document.documentId()));
        }
        return effects;
    }

    /** The document needs nothing more of KRA. */
    List<Effect> finished(Task task, List<Effect> effectsOfKind) {
        List<Effect> effects = new ArrayList<>(effectsOfKind);
        returnNumber(task, effects);
        whole(task, effects);
        return effects;
    }

    private void whole(Task task, List<Effect> effects) {
        Document document = task.document();
        effects.add(new Effect.Decide(document.documentId(), DocumentState.ACCEPTED, null));
        if (document.held() != null) {
            // The number stays with the receipt; a revision that waited is now a change of something signed.
            effects.add(new Effect.DropHeld(document.documentId()));
            effects.addAll(task.overtaken(document.held()));
        }
    }

    /** KRA refused the document for good, and certainly holds nothing under its number. */
    List<Effect> refused(Task task, Reason reason) {
        Document document = task.document();
        List<Effect> effects = new ArrayList<>();
        returnNumber(task, effects);
        effects.add(new Effect.Decide(document.documentId(), DocumentState.REFUSED, reason));
        effects.addAll(task.refused(reason));
        effects.add(say(document, ResultState.REFUSED, reason));
        if (document.held() != null) {
            effects.add(new Effect.Replace(document.documentId(), document.held()));
        }
        return effects;
    }

    /** A person takes the document back; KRA certainly holds nothing under its number. */
    List<Effect> withdrawn(Task task, Reason reason) {
        Document document = task.document();
        List<Effect> effects = new ArrayList<>();
        returnNumber(task, effects);
        effects.add(new Effect.Decide(document.documentId(), DocumentState.WITHDRAWN, reason));
        effects.addAll(task.refused(reason));
        effects.add(say(document, ResultState.WITHDRAWN, reason));
        return effects;
    }

    /** The document's number is another's at KRA: it gives it up, and the counter goes on behind it. */
    static List<Effect> numberUsedByAnother(Task task) {
        List<Effect> effects = new ArrayList<>();
        task.counter().ifPresent(counter -> {
            effects.add(new Effect.KeepNumber(task.document().documentId(), counter));
            freed(task, counter, effects);
        });
        return effects;
    }

    /** The document leaves its stream until what it waits for is there, or the time is over. */
    List<Effect> parked(Task task, String wakeKey, @Nullable Duration atMost, Reason reason) {
        List<Effect> effects = new ArrayList<>();
        returnNumber(task, effects);
        effects.add(new Effect.Park(task.document().documentId(), wakeKey, atMost, reason));
        effects.add(say(task.document(), ResultState.WAITING, reason));
        return effects;
    }

    /** The document's stream stops: a person must decide. It keeps its number. */
    List<Effect> blocked(Document document, Reason reason) {
        return List.of(
                new Effect.Decide(document.documentId(), DocumentState.BLOCKED, reason),
                say(document, ResultState.BLOCKED, reason));
    }

    /** The number of a call that is not made after all. */
    List<Effect> returned(Task task) {
        List<Effect> effects = new ArrayList<>();
        returnNumber(task, effects);
        return effects;
    }

    Effect.Publish say(Document document, ResultState state, Reason reason) {
        return Results.say(document, device.deviceId(), state, reason, now);
    }

    private static void returnNumber(Task task, List<Effect> effects) {
        Document document = task.document();
        Long number = document.number();
        if (number != null) {
            Counter counter = task.counter()
                    .orElseThrow(() -> new IllegalStateException(
                            "document " + document.documentId() + " holds a number of nothing"));
            effects.add(new Effect.ReturnNumber(document.documentId(), counter, number));
            freed(task, counter, effects);
        }
    }

    /** Whoever shares the counter, or may turn out to, is let on. */
    private static void freed(Task task, Counter counter, List<Effect> effects) {
        Optional<Counter> shared =
                counter.shared() ? Optional.of(counter) : task.openScope().map(OpenScope::taxpayer);
        shared.ifPresent(one -> effects.add(
                new Effect.Wake(WakeKey.counter(one.scope(), one.name().wireName()))));
    }

    private static Optional<Effect> scopeOfAccepted(Task task, Attempt attempt, String words) {
        Long number = attempt.number();
        return number == null
                ? Optional.empty()
                : task.openScope()
                        .flatMap(open -> open.accepted(number).map(scope -> findScope(task, open, scope, words)));
    }

    static Effect findScope(Task task, OpenScope open, CounterScope scope, String words) {
        return new Effect.FindScope(task.document().documentId(), open.taxpayer(), scope, open.others(), words);
    }
}
