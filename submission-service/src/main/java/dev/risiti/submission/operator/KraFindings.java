package dev.risiti.submission.operator;

import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.core.PersonDecision;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.engine.Interventions;
import dev.risiti.submission.operator.Attachment.PortalReceipt;
import dev.risiti.submission.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What a person found at KRA's portal is taken over as if KRA had answered so. */
@ApplicationScoped
class KraFindings {
    private final DocumentTable documents;
    private final DocumentVerbs verbs;
    private final Interventions interventions;

    KraFindings(DocumentTable documents, DocumentVerbs verbs, Interventions interventions) {
        this.documents = documents;
        this.verbs = verbs;
        this.interventions = interventions;
    }

    /** The document's undecided call is accepted. */
    String attach(Case found, @Nullable PortalReceipt receipt) {
        DocumentVerbs.open(found);
        Attempt attempt = found.undecided()
                .orElseThrow(() -> Refusal.conflict(
                        "NOT_UNDECIDED",
                        "KRA has decided every send of it, so there is nothing a receipt could answer."));
        Answer answer = answer(attempt, receipt);
        PersonDecision decision = verbs.decision(found);
        decision.unreadable().ifPresent(reason -> {
            throw Refusal.conflict(reason.code(), reason.text());
        });
        // One with more calls to make goes on from where it stood.
        documents.requeue(found.documentId());
        interventions.write(
                decision.state(), decision.found(attempt, answer, "found at KRA by a person: " + found.words()));
        return "It is taken over as KRA has it." + found.lanePermitting();
    }

    private static Answer answer(Attempt attempt, @Nullable PortalReceipt receipt) {
        boolean signs = attempt.request().call() == OscuCall.SAVE_TRNS_SALES_OSDC;
        if (!signs) {
            if (receipt != null) {
                throw Refusal.invalid("NOT_SIGNED", "KRA signs nothing for this document: leave the receipt out.");
            }
            return new Answer.Saved();
        }
        if (receipt == null) {
            throw Refusal.invalid(
                    "RECEIPT_MISSING", "KRA signs this document: give its receipt as the portal shows it.");
        }
        Long number = attempt.number();
        if (number == null || number != receipt.invoiceNumber()) {
            throw Refusal.conflict(
                    "NUMBER_DIFFERS",
                    "It was sent under invoice number %s; a receipt of number %d is another document's."
                            .formatted(number, receipt.invoiceNumber()));
        }
        return receipt.asAnswer();
    }
}
