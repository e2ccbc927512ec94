package dev.risiti.lineage.check;

import dev.risiti.contracts.result.Reason;
import java.util.List;

/** What becomes of a credit note. */
public sealed interface Decision {

    /** One of our OSCU devices issued the original and raises the note. */
    record Routed(CreditPlan plan) implements Decision {}

    /** Another solution issued the original and must raise the note. */
    record External(CreditPlan plan, Reason reason) implements Decision {}

    /** Nothing can be said yet. */
    record Parked(Reason reason, List<Candidate> candidates) implements Decision {
        public Parked {
            candidates = List.copyOf(candidates);
        }
    }

    /** The note cannot be raised. */
    record Refused(Reason reason, List<Candidate> candidates) implements Decision {
        public Refused {
            candidates = List.copyOf(candidates);
        }
    }
}
