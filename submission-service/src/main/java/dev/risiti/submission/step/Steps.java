package dev.risiti.submission.step;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.result.Reason;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.device.Branch;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.item.NamedItem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One kind of document: what it sends, call by call, and what follows. Pure.
 *
 * @param <P> what documents of the kind carry
 */
interface Steps<P> {
    Class<P> payloadType();

    /** The items that the document names. */
    default List<NamedItem> items(P payload, Device device) {
        return List.of();
    }

    /** The branch of the same taxpayer that it names as its partner, when it matters whether its device is ours. */
    default Optional<Branch> partner(P payload, Device device) {
        return Optional.empty();
    }

    /** The document that it refers to. */
    default Optional<DocumentIdentity> original(P payload) {
        return Optional.empty();
    }

    /** Which number the document's current call has, when it has one. */
    default Optional<Counter.Name> number(Document document) {
        return Optional.empty();
    }

    /** The next call, or why there is none now; {@code number} is given when the call has one. */
    Next next(Work<P> work, @Nullable Long number);

    /** KRA took the current call. */
    Task.Done accepted(Work<P> work, Attempt attempt, Answer answer);

    /** KRA refused the document for good: what follows besides its own end. */
    default List<Effect> refused(Work<P> work, Reason reason) {
        return List.of();
    }
}
