package dev.risiti.sync.mapping;

import dev.risiti.contracts.document.FiscalDocument;
import dev.risiti.contracts.result.Reason;

/** What the mapping makes of a document of the books. */
public sealed interface Mapped {

    /**
     * Complete; to be published when the fingerprint is new.
     *
     * @param fingerprint of everything that is taxable about it (connector reference 7.4)
     */
    record Publishable(FiscalDocument document, String fingerprint) implements Mapped {}

    /** Nothing for KRA. */
    record NotRequired(Reason reason) implements Mapped {}

    /** Cannot be published as it stands; the reason names the field to be put right. */
    record Held(DocumentState state, Reason reason) implements Mapped {}
}
