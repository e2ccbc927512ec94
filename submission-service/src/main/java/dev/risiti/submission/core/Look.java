package dev.risiti.submission.core;

import dev.risiti.contracts.result.Reason;
import dev.risiti.oscu.wire.WireViolation;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.attempt.AttemptState;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.CounterValue;
import dev.risiti.submission.counter.OpenScope;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentState;
import dev.risiti.submission.document.Stream;
import dev.risiti.submission.document.WakeKey;
import dev.risiti.submission.effect.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a lane does when nothing of it is on the wire: resolve what is undecided, else send the next head. */
final class Look {
    /** KRA's mandatory order first; then whatever entered first. */
    private static final Comparator<Document> FIRST = Comparator.comparing(
                    (Document document) -> switch (document.stream()) {
                        case SETUP -> Stream.SETUP;
                        case ITEMS -> Stream.ITEMS;
                        case SALES, STOCK, PURCHASES, IMPORTS -> Stream.SALES;
                    })
            .thenComparingLong(Document::position)
            .thenComparingLong(Document::documentId);

    private final Resolver resolver;

    Look(Resolver resolver) {
        this.resolver = resolver;
    }

    Decision at(LaneState state) {
        if (state.lane().pausedCode() != null) {
            return new Decision(List.of(), new Then.Release(null));
        }
        Device device = state.device();
        if (device == null || openStreams(device).isEmpty()) {
            return new Decision(
                    List.of(),
                    new Then.Pause(Reason.of("DEVICE_NOT_READY", "The device is not active yet, or not any more")));
        }
        if (state.stayAway() != null) {
            return new Decision(List.of(), new Then.Release(state.stayAway()));
        }
        return new Turn(state, device).decide();
    }

    /** KRA's mandatory order: the branch user before everything else. */
    private static Set<Stream> openStreams(Device device) {
        return switch (device.state()) {
            case ACTIVE -> EnumSet.allOf(Stream.class);
            case BASIC_DATA_SYNCED -> EnumSet.of(Stream.SETUP);
            case REGISTERED, INITIALISED, SUSPENDED, BLOCKED, REMOVED -> EnumSet.noneOf(Stream.class);
        };
    }

    /** One look at one lane. */
    private final class Turn {
        private final LaneState state;
        private final Device device;
        private final Ends ends;
        private final List<Effect> effects = new ArrayList<>();
        private final Set<Long> undecided = new HashSet<>();
        private @Nullable Instant earliest;

        Turn(LaneState state, Device device) {
            this.state = state;
            this.device = device;
            this.ends = new Ends(device, state.now());
        }

        Decision decide() {
            return resolve().or(this::send).orElseGet(this::rest);
        }

        private Optional<Decision> resolve() {
            for (Attempt attempt : state.undecided()) {
                undecided.add(attempt.documentId());
            }
            for (Attempt attempt : state.undecided()) {
                Optional<Decision> decision = resolve(orphaned(attempt));
                if (decision.isPresent()) {
                    return decision;
                }
                if (undecided.contains(attempt.documentId())
                        && attempt.deadlineAt().isAfter(state.now())) {
                    // Its packets may still reach KRA: no other call until they cannot.
                    notBefore(attempt.deadlineAt());
                    return Optional.of(rest());
                }
            }
            return Optional.empty();
        }

        /** An attempt that its owner left open: its outcome is unknown, and KRA may be asked at once. */
        private Attempt orphaned(Attempt attempt) {
            if (attempt.state() != AttemptState.OPEN) {
                return attempt;
            }
            effects.add(new Effect.MarkUnknown(attempt.documentId(), true));
            effects.add(new Effect.LeaveUndecided(
                    attempt,
                    AttemptState.UNKNOWN,
                    attempt.sends(),
                    "the process that sent it died or lost its lane",
                    null));
            return attempt.asUnknown();
        }

        private Optional<Decision> resolve(Attempt attempt) {
            Task task = state.task(attempt.documentId()).orElseThrow();
            Optional<Reason> unreadable = task.unreadable();
            if (unreadable.isPresent()) {
                block(task.document(), unreadable.get());
                return Optional.empty();
            }
            switch (resolver.next(attempt, state.now())) {
                case Resolver.Move.Ask ask -> {
                    return then(new Then.Ask(attempt));
                }
                case Resolver.Move.Resend resend -> {
                    Optional<Instant> busy = othersOnTheWire(attempt);
                    if (busy.isPresent()) {
                        notBefore(busy.get());
                        return Optional.empty();
                    }
                    effects.add(new Effect.CloseAttempt(
                            attempt, AttemptState.ABSENT, "KRA does not hold it; the same bytes are sent again", null));
                    effects.add(new Effect.OpenAttempt(
                            attempt.documentId(),
                            attempt.step(),
                            attempt.number(),
                            device.door(),
                            attempt.request(),
                            attempt.wireLines(),
                            attempt.sends() + 1,
                            state.deadlines().of(attempt.request().call())));
                    return then(new Then.Send(attempt.documentId()));
                }
                case Resolver.Move.ConfirmRefusal confirm -> {
                    String words = Objects.requireNonNullElse(attempt.words(), "");
                    effects.add(new Effect.CloseAttempt(attempt, AttemptState.REFUSED, words, attempt.resultCode()));
                    effects.add(new Effect.MarkUnknown(attempt.documentId(), false));
                    effects.addAll(ends.refused(task, Replies.refusedByKra(words, attempt.resultCode())));
                    undecided.remove(attempt.documentId());
                    return then(new Then.LookAgain());
                }
                case Resolver.Move.Later(var at) -> notBefore(at);
                case Resolver.Move.Block(var reason) -> block(task.document(), reason);
            }
            return Optional.empty();
        }

        private void block(Document document, Reason reason) {
            if (document.state() != DocumentState.BLOCKED) {
                effects.addAll(ends.blocked(document, reason));
            }
        }

        /** Until when another attempt of the lane may still reach KRA: nothing else is sent beside it. */
        private Optional<Instant> othersOnTheWire(Attempt attempt) {
            return state.undecided().stream()
                    .filter(other -> other.documentId() != attempt.documentId())
                    .map(Attempt::deadlineAt)
                    .filter(deadline -> deadline.isAfter(state.now()))
                    .max(Comparator.naturalOrder());
        }

        /** The first head of a stream that can be sent; heads that cannot are moved out of the way. */
        private Optional<Decision> send() {
            if (state.lane().heldReason() != null) {
                return Optional.of(rest());
            }
            Set<Stream> open = EnumSet.copyOf(openStreams(device));
            List<Task> inOrder = state.tasks().stream()
                    .sorted(Comparator.comparing(Task::document, FIRST))
                    .toList();
            for (Task task : inOrder) {
                Document document = task.document();
                if (!open.contains(document.stream())) {
                    continue;
                }
                if (document.state() == DocumentState.QUEUED
                        && !undecided.contains(document.documentId())
                        && !document.due().isAfter(state.now())) {
                    Optional<Decision> decision = prepare(task);
                    if (decision.isPresent()) {
                        return decision;
                    }
                } else {
                    // Order within the stream: nothing behind this one goes before it.
                    open.remove(document.stream());
                    if (document.state() == DocumentState.QUEUED
                            && document.due().isAfter(state.now())) {
                        notBefore(document.due());
                    }
                }
            }
            return state.more() && !effects.isEmpty() ? then(new Then.LookAgain()) : Optional.empty();
        }

        /** Makes the document's next attempt durable; empty when it left its stream and changed nothing else. */
        private Optional<Decision> prepare(Task task) {
            Document document = task.document();
            Optional<Reason> unreadable = task.unreadable();
            if (unreadable.isPresent()) {
                block(document, unreadable.get());
                return then(new Then.LookAgain());
            }
            if (!device.tenantId().equals(document.identity().tenantId())) {
                effects.addAll(ends.refused(
                        task,
                        Reason.of("DEVICE_OF_OTHER_TENANT", "The device does not belong to the document's tenant")));
                return then(new Then.LookAgain());
            }
            Optional<Counter> counter = task.counter();
            Long number = document.number();
            if (number == null && task.openScope().filter(OpenScope::found).isPresent()) {
                return then(new Then.LookAgain());
            }
            if (number == null && counter.isPresent()) {
                CounterValue value = state.counter(counter.get());
                Optional<Counter> busy = value.holder() != null
                        ? counter
                        : task.openScope().filter(OpenScope::held).map(OpenScope::taxpayer);
                if (busy.isPresent()) {
                    effects.addAll(
                            ends.parked(
                                    task,
                                    WakeKey.counter(
                                            busy.get().scope(),
                                            busy.get().name().wireName()),
                                    null,
                                    Reason.of(
                                            "NUMBER_UNDECIDED",
                                            "KRA has not decided the number before this one, and both count on the same counter, or may")));
                    return Optional.empty();
                }
                number = value.last() + 1;
            }
            return switch (next(task, number)) {
                case Next.Call(var request, var lines, var more) -> {
                    if (document.number() == null && counter.isPresent() && number != null) {
                        effects.add(new Effect.TakeNumber(document.documentId(), counter.get(), number));
                    }
                    effects.addAll(more);
                    effects.add(new Effect.OpenAttempt(
                            document.documentId(),
                            document.step(),
                            number,
                            device.door(),
                            request,
                            lines,
                            1,
                            state.deadlines().of(request.call())));
                    yield then(new Then.Send(document.documentId()));
                }
                case Next.Park(var wakeKey, var atMost, var reason, var more) -> {
                    effects.addAll(more);
                    effects.addAll(ends.parked(task, wakeKey, atMost, reason));
                    yield document.number() == null ? Optional.empty() : then(new Then.LookAgain());
                }
                case Next.Skip(var more) -> {
                    effects.addAll(more);
                    // A revision may have made a call needless that was prepared before.
                    effects.addAll(ends.returned(task));
                    effects.add(new Effect.Advance(document.documentId()));
                    yield then(new Then.LookAgain());
                }
                case Next.Finish(var more) -> {
                    effects.addAll(ends.finished(task, more));
                    yield then(new Then.LookAgain());
                }
                case Next.Refuse(var reason, var more) -> {
                    effects.addAll(more);
                    effects.addAll(ends.refused(task, reason));
                    yield then(new Then.LookAgain());
                }
            };
        }

        private Next next(Task task, @Nullable Long number) {
            try {
                return task.next(number);
            } catch (WireViolation violation) {
                return Next.Refuse.because(
                        Reason.of("NOT_SENDABLE", "KRA takes no such value: " + violation.getMessage()));
            }
        }

        private Decision rest() {
            Duration delay = earliest == null ? null : Duration.between(state.now(), earliest);
            return new Decision(effects, new Then.Release(delay != null && delay.isNegative() ? Duration.ZERO : delay));
        }

        private Optional<Decision> then(Then then) {
            return Optional.of(new Decision(effects, then));
        }

        private void notBefore(Instant time) {
            if (earliest == null || time.isBefore(earliest)) {
                earliest = time;
            }
        }
    }
}
