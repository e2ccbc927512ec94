package dev.risiti.submission.core;

import dev.risiti.contracts.device.DeviceProgress;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.outcome.UnknownResolution;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.attempt.AttemptState;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.CounterScope;
import dev.risiti.submission.counter.OpenScope;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.WakeKey;
import dev.risiti.submission.effect.Effect;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What follows from a reply of KRA: one exhaustive switch over the seven outcomes of design section 5. */
final class Replies {
    private final Policy policy;
    private final Resolver resolver;
    private final BackOff backOff;

    Replies(Policy policy, Resolver resolver, BackOff backOff) {
        this.policy = policy;
        this.resolver = resolver;
        this.backOff = backOff;
    }

    /** A send came back. */
    Decision replied(LaneState state, Device device, Attempt attempt, Outcome outcome) {
        Task task = state.task(attempt.documentId()).orElseThrow();
        Reply reply = new Reply(state, device, task, attempt);
        return switch (outcome) {
            case Outcome.Accepted accepted ->
                reply.accepted(AttemptState.ACCEPTED, accepted.answer(), accepted.words());
            case Outcome.RefusedDocument refused -> reply.refused(refused);
            case Outcome.RefusedConnection refused -> reply.connection(refused);
            case Outcome.RefusedDependency refused -> reply.dependency(refused);
            case Outcome.NotSent notSent -> reply.notSent(notSent);
            case Outcome.Throttled throttled -> reply.throttled(throttled);
            case Outcome.Unknown unknown -> reply.unknown(unknown);
        };
    }

    /** A question came back. */
    Decision answered(LaneState state, Device device, Attempt attempt, Asked asked) {
        Task task = state.task(attempt.documentId()).orElseThrow();
        Reply reply = new Reply(state, device, task, attempt);
        Instant now = state.now();
        return switch (asked) {
            case Asked.Same(var answer) ->
                // It may be an earlier copy that was found: the newest is waited for, so that nothing is sent beside
                // it.
                attempt.sends() > 1 && attempt.deadlineAt().isAfter(now)
                        ? lookAgain(List.of(new Effect.CountAsk(attempt, false, attempt.deadlineAt())))
                        : reply.accepted(AttemptState.ADOPTED, answer, "found at KRA and equal");
            case Asked.Different(var differences) -> reply.conflict(differences);
            case Asked.Absent absent -> {
                // The first "absent" may be read lag or a call still under way; the second counts once it is settled.
                Instant settled = resolver.settled(attempt);
                boolean counts = attempt.absences() == 0 || !settled.isAfter(now);
                Instant next = settled.isAfter(now) ? settled : now.plus(policy.readLag());
                yield lookAgain(List.of(new Effect.CountAsk(attempt, counts, next)));
            }
            case Asked.Silent silent -> later(attempt, now);
            case Asked.NotAsked notAsked -> later(attempt, now);
        };
    }

    private Decision later(Attempt attempt, Instant now) {
        return lookAgain(List.of(new Effect.CountAsk(attempt, false, now.plus(backOff.after(attempt.asks())))));
    }

    static Reason refusedByKra(String words, @Nullable String resultCode) {
        return new Reason("REFUSED_BY_KRA", "KRA refused it: " + words, resultCode, words);
    }

    private static Decision lookAgain(List<Effect> effects) {
        return new Decision(effects, new Then.LookAgain());
    }

    /** One reply to one attempt. */
    private final class Reply {
        private final LaneState state;
        private final Device device;
        private final Task task;
        private final Attempt attempt;
        private final Ends ends;

        Reply(LaneState state, Device device, Task task, Attempt attempt) {
            this.state = state;
            this.device = device;
            this.task = task;
            this.attempt = attempt;
            this.ends = new Ends(device, state.now());
        }

        Decision accepted(AttemptState end, Answer answer, String words) {
            if (task.unreadable().isPresent()) {
                // What the acceptance brings stands in the payload: it stays undecided until that can be read.
                return lookAgain(List.of(
                        new Effect.MarkUnknown(document().documentId(), true),
                        new Effect.LeaveUndecided(attempt, AttemptState.UNKNOWN, attempt.sends(), words, null)));
            }
            List<Effect> effects = new ArrayList<>(ends.accepted(task, attempt, end, answer, words));
            if (state.lane().failures() > 0 || state.lane().refusals() > 0) {
                effects.add(new Effect.CountRefusals(state.lane().laneId(), 0, null));
            }
            return lookAgain(effects);
        }

        Decision refused(Outcome.RefusedDocument refused) {
            Optional<BigDecimal> expected =
                    Optional.ofNullable(refused.expected()).map(Outcome.Expected::value);
            Optional<Decision> shared = countsTogether(
                    (open, number) -> expected.flatMap(
                            value -> open.expected(number, value, document().everUnknown())),
                    refused.words(),
                    refused.resultCd());
            if (shared.isPresent()) {
                return shared.get();
            }
            if (document().everUnknown()) {
                if (probes()
                        && refused.expected() != null
                        && taken(refused.expected())
                        && !explainedByOthers(refused.expected())) {
                    // The same number and bytes were sent before: KRA counts beyond it because it took them then.
                    return accepted(AttemptState.ADOPTED, new Answer.Saved(), refused.words());
                }
                // The refusal judged this send; an earlier one without an answer may still have been taken.
                return unconfirmed(refused.words(), refused.resultCd());
            }
            List<Effect> effects = new ArrayList<>();
            effects.add(close(AttemptState.REFUSED, refused.words(), refused.resultCd()));
            if (expected.isPresent()) {
                effects.addAll(moved(refused, expected.get()));
                return lookAgain(effects);
            }
            effects.addAll(ends.refused(task, refusedByKra(refused.words(), refused.resultCd())));
            return alike(effects, refused.words());
        }

        /**
         * KRA names another figure than ours. A number that KRA has passed is corrected once: no unknown of ours can
         * hide behind it, as the counter hands out one number at a time and this document never had an unknown.
         */
        private List<Effect> moved(Outcome.RefusedDocument refused, BigDecimal expected) {
            Outcome.Expected figure = Objects.requireNonNull(refused.expected());
            Optional<Counter> counter = task.counter();
            boolean heals = counter.isPresent() && taken(figure) && !document().healed();
            if (heals) {
                return List.of(
                        new Effect.HealNumber(document().documentId(), counter.get(), expected.longValueExact()));
            }
            String text = figure.counter() == Outcome.Counter.STOCK_ON_HAND
                    ? "KRA has another quantity on hand: %s".formatted(expected.toPlainString())
                    : "KRA expects number %s, not %s; another system may use this device"
                            .formatted(expected.toPlainString(), attempt.number());
            String code = figure.counter() == Outcome.Counter.STOCK_ON_HAND ? "STOCK_DIFFERS" : "COUNTER_MOVED";
            return ends.blocked(document(), new Reason(code, text, refused.resultCd(), refused.words()));
        }

        /**
         * KRA has passed a number of ours that only another branch used: the branches count together. The document takes
         * the next number of them all.
         */
        private Optional<Decision> countsTogether(
                BiFunction<OpenScope, Long, Optional<CounterScope>> rule, String words, @Nullable String resultCode) {
            Long number = attempt.number();
            return number == null
                    ? Optional.empty()
                    : task.openScope()
                            .flatMap(open -> rule.apply(open, number).map(scope -> {
                                List<Effect> effects = new ArrayList<>();
                                effects.add(close(AttemptState.REFUSED, words, resultCode));
                                effects.add(new Effect.MarkUnknown(document().documentId(), false));
                                effects.addAll(ends.returned(task));
                                effects.add(Ends.findScope(task, open, scope, words));
                                return lookAgain(effects);
                            }));
        }

        /** Whether KRA may have come beyond our number by the numbers of other branches. */
        private boolean explainedByOthers(Outcome.Expected expected) {
            Long number = attempt.number();
            return number != null
                    && task.openScope()
                            .filter(open -> open.explains(number, expected.value()))
                            .isPresent();
        }

        private boolean usedByOthers() {
            Long number = attempt.number();
            return number != null
                    && task.openScope().filter(open -> open.used(number)).isPresent();
        }

        private boolean taken(Outcome.Expected expected) {
            Long number = attempt.number();
            return number != null && expected.saysTaken(number);
        }

        Decision connection(Outcome.RefusedConnection refused) {
            Reason reason = new Reason(
                    "CONNECTION_REFUSED",
                    "KRA refused the device, not the document: " + refused.words(),
                    refused.resultCd(),
                    refused.words());
            List<Effect> effects = new ArrayList<>();
            // KRA did not judge the document: it keeps its place and its number.
            effects.add(withdraw(AttemptState.REFUSED, refused.words(), refused.resultCd()));
            effects.add(ends.say(document(), ResultState.WAITING, reason));
            switch (refused.trouble()) {
                case HEADERS_MISSING, DEVICE_REJECTED, OTHER_SOLUTION, DEVICE_CORRUPTED, ACCESS_DENIED ->
                    effects.add(new Effect.Publish(
                            new DeviceProgress(
                                    device.deviceId(),
                                    device.tenantId(),
                                    DeviceProgress.Milestone.KEY_REJECTED,
                                    state.now(),
                                    refused.words()),
                            "device/" + device.deviceId(),
                            state.now()));
                case ALREADY_INSTALLED, APP_REJECTED, UNROUTED -> {
                    // Nothing is wrong with the key; the pause and its alert say the rest.
                }
            }
            return new Decision(effects, new Then.Pause(reason));
        }

        Decision dependency(Outcome.RefusedDependency refused) {
            if (document().everUnknown()) {
                return unconfirmed(refused.words(), refused.resultCd());
            }
            Reason reason = new Reason(
                    "DEPENDENCY_" + refused.need(),
                    "KRA misses something that must come first: " + refused.words(),
                    refused.resultCd(),
                    refused.words());
            List<Effect> effects = new ArrayList<>();
            effects.add(close(AttemptState.REFUSED, refused.words(), refused.resultCd()));
            effects.addAll(ends.parked(task, awaited(refused.need()), policy.dependencyPause(), reason));
            return lookAgain(effects);
        }

        /** Nothing of ours says when the others are there; and KRA's words name no item whose stock it misses. */
        private String awaited(Outcome.Need need) {
            return switch (need) {
                case STOCK -> WakeKey.anyStock(device.deviceId());
                case ITEM, CLASS_LIST, ORIGINAL, SALE -> WakeKey.time();
            };
        }

        Decision notSent(Outcome.NotSent notSent) {
            return rest(withdraw(AttemptState.NOT_SENT, notSent.words(), null), pause());
        }

        Decision throttled(Outcome.Throttled throttled) {
            Duration asked = throttled.retryAfter();
            return rest(
                    withdraw(AttemptState.THROTTLED, throttled.words(), throttled.resultCd()),
                    asked == null ? pause() : asked);
        }

        Decision unknown(Outcome.Unknown unknown) {
            if (unknown.reason() == Outcome.Unknown.Reason.DUPLICATE) {
                Optional<Decision> shared = countsTogether(
                        (open, number) -> open.taken(number, document().everUnknown()),
                        unknown.words(),
                        unknown.resultCd());
                if (shared.isPresent()) {
                    return shared.get();
                }
            }
            if (unknown.reason() == Outcome.Unknown.Reason.DUPLICATE && probes()) {
                if (document().everUnknown() && usedByOthers()) {
                    // Either of them may be what KRA holds under the number, and nobody can ask.
                    return unconfirmed(unknown.words(), unknown.resultCd());
                }
                return document().everUnknown()
                        // The same number and bytes were sent before: KRA took them then.
                        ? accepted(AttemptState.ADOPTED, new Answer.Saved(), unknown.words())
                        : stranger(unknown);
            }
            return lookAgain(List.of(
                    new Effect.MarkUnknown(document().documentId(), true),
                    new Effect.LeaveUndecided(
                            attempt, AttemptState.UNKNOWN, attempt.sends(), unknown.words(), unknown.resultCd())));
        }

        /** KRA holds this number, but nothing of ours was ever sent under it without an answer. */
        private Decision stranger(Outcome.Unknown unknown) {
            List<Effect> effects = new ArrayList<>();
            effects.add(close(AttemptState.CONFLICT, unknown.words(), unknown.resultCd()));
            effects.addAll(ends.blocked(
                    document(),
                    new Reason(
                            "COUNTER_MOVED",
                            "KRA holds number %s already; another system may use this device"
                                    .formatted(attempt.number()),
                            unknown.resultCd(),
                            unknown.words())));
            return lookAgain(effects);
        }

        Decision conflict(String differences) {
            List<Effect> effects = new ArrayList<>();
            effects.add(close(AttemptState.CONFLICT, differences, null));
            effects.addAll(ends.blocked(
                    document(),
                    Reason.of(
                            "NUMBER_CONFLICT",
                            "KRA holds another document under number %s (%s)"
                                    .formatted(attempt.number(), differences))));
            return lookAgain(effects);
        }

        private Decision unconfirmed(String words, @Nullable String resultCode) {
            return lookAgain(List.of(
                    new Effect.LeaveUndecided(attempt, AttemptState.UNCONFIRMED, attempt.sends(), words, resultCode)));
        }

        /** KRA did not judge this send. Its bytes may be made anew, unless earlier ones may have been taken. */
        private Effect withdraw(AttemptState end, String words, @Nullable String resultCode) {
            return document().everUnknown()
                    ? new Effect.LeaveUndecided(attempt, AttemptState.UNKNOWN, attempt.sends() - 1, words, resultCode)
                    : close(end, words, resultCode);
        }

        /** Refusals with the same words, one after another, are no longer about the documents. */
        private Decision alike(List<Effect> effects, String words) {
            int alike = words.equals(state.lane().refusal()) ? state.lane().refusals() + 1 : 1;
            effects.add(new Effect.CountRefusals(state.lane().laneId(), alike, words));
            if (alike < policy.refusalsAlike()) {
                return lookAgain(effects);
            }
            effects.add(new Effect.CountRefusals(state.lane().laneId(), 0, null));
            return new Decision(
                    effects,
                    new Then.Pause(new Reason(
                            "REFUSALS_ALIKE",
                            "KRA refused %d documents in a row with the same words".formatted(alike),
                            null,
                            words)));
        }

        private Decision rest(Effect first, Duration pause) {
            return new Decision(
                    List.of(first, new Effect.CountFailure(state.lane().laneId())), new Then.Release(pause));
        }

        private Duration pause() {
            return backOff.after(state.lane().failures());
        }

        private boolean probes() {
            return UnknownResolution.of(attempt.request().call(), attempt.door())
                    instanceof UnknownResolution.SequenceProbe;
        }

        private Effect close(AttemptState end, String words, @Nullable String resultCode) {
            return new Effect.CloseAttempt(attempt, end, words, resultCode);
        }

        private Document document() {
            return task.document();
        }
    }
}
