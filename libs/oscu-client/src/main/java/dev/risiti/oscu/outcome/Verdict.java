package dev.risiti.oscu.outcome;

/** What one row of the decision tables says. */
sealed interface Verdict {
    record Success() implements Verdict {}

    record Empty() implements Verdict {}

    record Document() implements Verdict {}

    record Connection(Outcome.Trouble trouble) implements Verdict {}

    record Dependency(Outcome.Need need) implements Verdict {}

    record Unclear(Outcome.Unknown.Reason reason) implements Verdict {}

    record SlowDown() implements Verdict {}
}
