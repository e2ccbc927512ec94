package dev.risiti.submission.attempt;

import dev.risiti.contracts.result.Reason;
import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.outcome.UnknownResolution;
import java.time.Duration;
import java.time.Instant;

/**
 * How an undecided attempt goes on: by its row in the table of call and front door, never by a blind resend (design
 * section 5). Pure.
 *
 * @param quietPeriod how long after its deadline packets of an attempt may still be under way
 * @param readLag how far look-ups may lag behind writes
 * @param maxSends how often the same bytes may be sent
 */
public record Resolver(Duration quietPeriod, Duration readLag, int maxSends) {

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
        return switch (UnknownResolution.of(attempt.request().call(), FrontDoor.DIRECT)) {
            case UnknownResolution.LookUp lookUp -> byLookUp(attempt, now);
            case UnknownResolution.SequenceProbe probe -> byRepeating(attempt, now);
            case UnknownResolution.Idempotent idempotent -> byRepeating(attempt, now);
            case UnknownResolution.Person person ->
                new Move.Block(Reason.of("OUTCOME_UNKNOWN", "Nobody knows whether KRA took this: " + person.reason()));
        };
    }

    /** When an empty answer counts as the second one: nothing of the attempt can appear at KRA any more. */
    public Instant settled(Attempt attempt) {
        Duration lag = quietPeriod.compareTo(readLag) > 0 ? quietPeriod : readLag;
        return attempt.deadlineAt().plus(lag);
    }

    private Move byLookUp(Attempt attempt, Instant now) {
        if (attempt.absences() >= 2) {
            return attempt.state() == AttemptState.UNCONFIRMED ? new Move.ConfirmRefusal() : repeat(attempt);
        }
        Instant due = attempt.askDue();
        return due == null || !due.isAfter(now) ? new Move.Ask() : new Move.Later(due);
    }

    private Move byRepeating(Attempt attempt, Instant now) {
        if (attempt.state() == AttemptState.UNCONFIRMED) {
            return new Move.Block(Reason.of(
                    "NUMBER_UNCONFIRMED",
                    "KRA refused this after an earlier send without an answer; nobody can ask whether its number is"
                            + " used"));
        }
        Instant quiet = attempt.deadlineAt().plus(quietPeriod);
        return quiet.isAfter(now) ? new Move.Later(quiet) : repeat(attempt);
    }

    private Move repeat(Attempt attempt) {
        return attempt.sends() < maxSends
                ? new Move.Resend()
                : new Move.Block(Reason.of(
                        "TOO_MANY_SENDS",
                        "KRA gave no clear answer to %d sends of the same request".formatted(attempt.sends())));
    }
}
