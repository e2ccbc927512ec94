package dev.risiti.submission.core;

import dev.risiti.contracts.result.Reason;
import dev.risiti.oscu.outcome.UnknownResolution;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.attempt.AttemptState;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * How an undecided attempt goes on: by its row in the table of call and front door, never by a blind resend (design
 * section 5). Pure.
 */
public record Resolver(Policy policy) {
    private static final Set<String> FAILED_INSIDE = Set.of("991", "992", "993", "999");

    /** How often it must be said that KRA holds nothing. */
    public static final int ABSENCES = 2;

    /** What to do now. */
    public sealed interface Move {
        /** Ask KRA whether it holds it. */
        record Ask() implements Move {}

        /** Send the same number and bytes again. */
        record Resend() implements Move {}

        /** KRA confirmed that a refused number is unused. */
        record ConfirmRefusal() implements Move {}

        /** Nothing before then. */
        record Later(Instant at) implements Move {}

        /** A person must decide. */
        record Block(Reason reason) implements Move {}
    }

    /** The move for an attempt that is {@code UNKNOWN} or {@code UNCONFIRMED}. */
    public Move next(Attempt attempt, Instant now) {
        return switch (UnknownResolution.of(attempt.request().call(), attempt.door())) {
            case UnknownResolution.LookUp lookUp -> byLookUp(attempt, now);
            case UnknownResolution.SequenceProbe probe -> byRepeating(attempt, now);
            case UnknownResolution.Idempotent idempotent -> byRepeating(attempt, now);
            case UnknownResolution.Person person ->
                isAbsent(attempt)
                        ? absent(attempt)
                        : new Move.Block(
                                Reason.of("OUTCOME_UNKNOWN", "Nobody knows whether KRA took this: " + person.reason()));
        };
    }

    /** When an empty answer counts as the second one: nothing of the attempt can appear at KRA any more. */
    public Instant settled(Attempt attempt) {
        Duration lag = policy.quietPeriod().compareTo(policy.readLag()) > 0 ? policy.quietPeriod() : policy.readLag();
        return attempt.deadlineAt().plus(lag);
    }

    private Move byLookUp(Attempt attempt, Instant now) {
        if (isAbsent(attempt)) {
            return absent(attempt);
        }
        Instant due = attempt.askDue();
        return due == null || !due.isAfter(now) ? new Move.Ask() : new Move.Later(due);
    }

    /** KRA said so twice, or a person who looked there. */
    private static boolean isAbsent(Attempt attempt) {
        return attempt.absences() >= ABSENCES;
    }

    private Move absent(Attempt attempt) {
        return attempt.state() == AttemptState.UNCONFIRMED ? new Move.ConfirmRefusal() : repeat(attempt);
    }

    private Move byRepeating(Attempt attempt, Instant now) {
        if (isAbsent(attempt)) {
            return absent(attempt);
        }
        if (attempt.state() == AttemptState.UNCONFIRMED) {
            return new Move.Block(Reason.of(
                    "NUMBER_UNCONFIRMED",
                    "KRA refused this after an earlier send without an answer; nobody can ask whether its number is"
                            + " used"));
        }
        Instant quiet = attempt.deadlineAt().plus(policy.quietPeriod());
        if (quiet.isAfter(now)) {
            return new Move.Later(quiet);
        }
        // Repeating it is harmless, so silence is borne as long as it lasts; KRA failing over it again and again is
        // not.
        return failedInside(attempt) ? repeat(attempt) : new Move.Resend();
    }

    /** KRA itself said that it failed (KRA reference 3.1): three sends, then a person. */
    private static boolean failedInside(Attempt attempt) {
        return attempt.resultCode() != null && FAILED_INSIDE.contains(attempt.resultCode());
    }

    private Move repeat(Attempt attempt) {
        return attempt.sends() < policy.maxSends()
                ? new Move.Resend()
                : new Move.Block(Reason.of(
                        "TOO_MANY_SENDS",
                        "KRA gave no clear answer to %d sends of the same request".formatted(attempt.sends())));
    }
}
