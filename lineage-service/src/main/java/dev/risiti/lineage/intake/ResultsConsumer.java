package dev.risiti.lineage.intake;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.lineage.announced.AnnouncedSales;
import dev.risiti.lineage.issued.CreditTakings;
import dev.risiti.lineage.issued.IssuedDocument;
import dev.risiti.lineage.issued.IssuedDocuments;
import dev.risiti.lineage.issued.Recording;
import dev.risiti.lineage.note.CreditNotes;
import dev.risiti.lineage.note.DecidedSale;
import dev.risiti.lineage.note.NoteState;
import dev.risiti.lineage.routing.WakeUp;
import dev.risiti.messaging.cloudevent.Received;
import dev.risiti.messaging.consumer.BatchReceiver;
import dev.risiti.messaging.consumer.Rejections;
import dev.risiti.messaging.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Stores how documents ended: what was issued, what was refused, and which parts of an original are free again. */
@ApplicationScoped
public class ResultsConsumer {
    private static final Logger LOG = Logger.getLogger(ResultsConsumer.class);

    private final BatchReceiver receiver;
    private final Inbox inbox;
    private final AnnouncedSales announced;
    private final IssuedDocuments issued;
    private final CreditTakings takings;
    private final CreditNotes notes;
    private final WakeUp wakeUp;
    private final Clock clock;

    ResultsConsumer(
            BatchReceiver receiver,
            Inbox inbox,
            AnnouncedSales announced,
            IssuedDocuments issued,
            CreditTakings takings,
            CreditNotes notes,
            WakeUp wakeUp,
            Clock clock) {
        this.receiver = receiver;
        this.inbox = inbox;
        this.announced = announced;
        this.issued = issued;
        this.takings = takings;
        this.notes = notes;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    @Incoming("results")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> batch) {
        List<DecidedSale> decided = new ArrayList<>();
        receiver.receive(batch, EventData.GROUP, (events, rejections) -> {
            // A batch with rejected events is stored again without them.
            decided.clear();
            store(events, rejections, decided);
        });
        wakeUp.wake(decided);
    }

    private void store(List<Received> events, Rejections rejections, List<DecidedSale> decided) {
        List<DocumentResult> sales = new ArrayList<>();
        List<DocumentResult> creditNotes = new ArrayList<>();
        for (Received received : inbox.unseen(EventData.GROUP, events)) {
            if (EventData.of(received, rejections).orElse(null) instanceof DocumentResult result && result.terminal()) {
                switch (result.kind()) {
                    case SALE -> sales.add(result);
                    case CREDIT_NOTE -> creditNotes.add(result);
                    default -> {
                        // nothing else can be credited
                    }
                }
            }
        }
        sales(sales, decided);
        creditNotes(creditNotes);
    }

    private void sales(List<DocumentResult> results, List<DecidedSale> decided) {
        List<DocumentResult> withoutReceipt = new ArrayList<>();
        for (DocumentResult result : results) {
            Receipt receipt = result.receipt();
            if (receipt != null) {
                record(result, receipt);
                decided.add(new DecidedSale(result.identity(), receipt.documentNumber()));
            } else if (result.state() != ResultState.EXTERNAL) {
                // A sale raised elsewhere whose receipt is not known yet stays on its way.
                withoutReceipt.add(result);
                decided.add(new DecidedSale(result.identity(), null));
            }
        }
        announced.endWithoutReceipt(withoutReceipt);
    }

    /** Notes first and originals second, each in order: the workers lock in that order as well. */
    private void creditNotes(List<DocumentResult> results) {
        if (results.isEmpty()) {
            return;
        }
        issued.lock(notes.lock(
                results.stream().map(DocumentResult::identity).distinct().toList()));
        for (DocumentResult result : results) {
            Receipt receipt = result.receipt();
            if (receipt != null) {
                record(result, receipt);
            }
            switch (result.state()) {
                case ACCEPTED, EXTERNAL -> accepted(result);
                case REFUSED, SUPERSEDED -> ended(result, NoteState.REFUSED);
                case WITHDRAWN -> ended(result, NoteState.WITHDRAWN);
                case WAITING, PARKED, BLOCKED, DRIFT ->
                    throw new IllegalStateException("not terminal: " + result.state());
            }
        }
    }

    private void accepted(DocumentResult result) {
        notes.accept(result.identity(), result.revision(), result.decidedAt()).ifPresent(id -> {
            takings.credit(List.of(id));
            log("credited", result);
        });
    }

    private void ended(DocumentResult result, NoteState state) {
        Reason reason = result.reason() == null ? Reason.of(state.name(), "No reason was given.") : result.reason();
        notes.end(result.identity(), result.revision(), state, reason, result.decidedAt())
                .ifPresent(id -> {
                    takings.release(List.of(id));
                    notes.promoteNewer(id, clock.instant());
                    log("released", result);
                });
    }

    private void record(DocumentResult result, Receipt receipt) {
        if (issued.record(IssuedDocument.of(result, receipt)) == Recording.CONTRADICTED) {
            LOG.errorf(
                    "second receipt for one document tenant=%s source=%s kind=%s document=%s device=%s invoice=%d",
                    result.tenantId(),
                    result.source(),
                    result.kind(),
                    result.sourceDocumentId(),
                    result.issuingDeviceId(),
                    receipt.invoiceNumber());
        }
    }

    private static void log(String what, DocumentResult result) {
        DocumentIdentity identity = result.identity();
        LOG.infof(
                "credit-note %s tenant=%s source=%s document=%s revision=%d",
                what, identity.tenantId(), identity.source(), identity.sourceDocumentId(), result.revision());
    }
}
