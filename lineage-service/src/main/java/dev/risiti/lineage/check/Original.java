package dev.risiti.lineage.check;

import dev.risiti.contracts.document.DocumentKind;
import java.util.List;

/** What is known about the document that a credit note names. */
public sealed interface Original {

    /** Signed, by whichever solution. */
    record Issued(IssuedSale sale) implements Original {}

    /** Published, not signed yet. */
    record OnItsWay(Candidate sale) implements Original {}

    /**
     * Published, and definitely not signed.
     *
     * @param why the sentence of its result
     */
    record NotIssued(Candidate sale, String why) implements Original {}

    /** Signed, but no sale. */
    record NotASale(Candidate document, DocumentKind kind) implements Original {}

    /** More than one sale fits. */
    record Several(List<Candidate> candidates) implements Original {
        public Several {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * Nothing fits.
     *
     * @param candidates near misses, possibly none
     */
    record Unknown(List<Candidate> candidates) implements Original {
        public Unknown {
            candidates = List.copyOf(candidates);
        }
    }
}
