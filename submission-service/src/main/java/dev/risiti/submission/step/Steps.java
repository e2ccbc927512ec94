package dev.risiti.submission.step;

import dev.risiti.contracts.result.Reason;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.result.Effects;
import java.util.Optional;

/**
 * One kind of document: what it sends, call by call, and what follows. Called inside the transaction that owns the
 * document's lane; no method calls KRA.
 */
public interface Steps {
    /** The next call, or why there is none now. A number is taken only when the call is certain to be written down. */
    Next next(Document document, Device device, Numbers numbers);

    /** The counter that numbers the document's current call, when it has one. */
    Optional<Counter> counter(Document document, Device device);

    /**
     * KRA took the call.
     *
     * @return whether the document is done; it has more calls otherwise
     */
    boolean accepted(Document document, Attempt attempt, Device device, Answer answer, Effects effects);

    /** KRA refused the document for good. */
    void refused(Document document, Device device, Reason reason, Effects effects);
}
