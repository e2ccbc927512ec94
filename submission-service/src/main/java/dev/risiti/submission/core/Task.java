package dev.risiti.submission.core;

import dev.risiti.contracts.result.Reason;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.OpenScope;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.HeldRevision;
import dev.risiti.submission.effect.Effect;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A document with everything its kind needs to say what it sends and what follows. Pure. */
public interface Task {
    Document document();

    /** Why its payload cannot be read: then nothing of it is sent, and only what needs no payload may be asked. */
    default Optional<Reason> unreadable() {
        return Optional.empty();
    }

    /** The counter that numbers the document's current call, when it has one. */
    Optional<Counter> counter();

    /** How far the taxpayer's other branches have counted, while nobody knows whether they share that counter. */
    default Optional<OpenScope> openScope() {
        return Optional.empty();
    }

    /**
     * What the document needs now.
     *
     * @param number its number, when the current call has a counter
     */
    Next next(@Nullable Long number);

    /** KRA took the current call. */
    Done accepted(Attempt attempt, Answer answer);

    /** The document is refused for good: what follows besides its own end. */
    List<Effect> refused(Reason reason);

    /** KRA accepted the document while this revision waited: what its change calls for now. */
    List<Effect> overtaken(HeldRevision held);

    /**
     * What an accepted call brings.
     *
     * @param whole whether the document is done; it has more calls otherwise
     */
    record Done(boolean whole, List<Effect> effects) {}
}
