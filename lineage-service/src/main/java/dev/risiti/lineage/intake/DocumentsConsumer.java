package dev.risiti.lineage.intake;

import dev.risiti.contracts.document.CreditNote;
import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.lineage.announced.AnnouncedSales;
import dev.risiti.lineage.check.CheckCode;
import dev.risiti.lineage.note.CreditNotes;
import dev.risiti.lineage.note.Storing;
import dev.risiti.lineage.routing.NoteEvents;
import dev.risiti.lineage.routing.NoteWorkers;
import dev.risiti.messaging.cloudevent.CloudEvent;
import dev.risiti.messaging.cloudevent.Received;
import dev.risiti.messaging.consumer.BatchReceiver;
import dev.risiti.messaging.consumer.Rejections;
import dev.risiti.messaging.inbox.Inbox;
import dev.risiti.messaging.outbox.Outbox;
import dev.risiti.messaging.outbox.OutgoingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Stores what is published: credit notes to be decided, and sales as announced. */
@ApplicationScoped
public class DocumentsConsumer {
    private static final Logger LOG = Logger.getLogger(DocumentsConsumer.class);

    private final BatchReceiver receiver;
    private final Inbox inbox;
    private final AnnouncedSales announced;
    private final CreditNotes notes;
    private final Outbox outbox;
    private final NoteWorkers workers;
    private final Clock clock;

    DocumentsConsumer(
            BatchReceiver receiver,
            Inbox inbox,
            AnnouncedSales announced,
            CreditNotes notes,
            Outbox outbox,
            NoteWorkers workers,
            Clock clock) {
        this.receiver = receiver;
        this.inbox = inbox;
        this.announced = announced;
        this.notes = notes;
        this.outbox = outbox;
        this.workers = workers;
        this.clock = clock;
    }

    @Incoming("documents")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> batch) {
        receiver.receive(batch, EventData.GROUP, this::store);
        workers.nudge();
    }

    private void store(List<Received> events, Rejections rejections) {
        List<Sale> sales = new ArrayList<>();
        List<Published> published = new ArrayList<>();
        for (Received received : inbox.unseen(EventData.GROUP, events)) {
            switch (EventData.of(received, rejections).orElse(null)) {
                case Sale sale -> sales.add(sale);
                case CreditNote note -> published.add(new Published(note, received.event()));
                case null, default -> {
                    // rejected, or a kind of document that cannot be credited
                }
            }
        }
        announced.announce(sales);
        // Notes are locked in the same order everywhere; the sort is stable, so revisions of one keep theirs.
        published.sort(Comparator.comparing(Published::order));
        outbox.append(
                published.stream().map(this::store).flatMap(Optional::stream).toList());
    }

    /** @return what the publisher must hear at once, if anything */
    private Optional<OutgoingEvent> store(Published published) {
        CreditNote note = published.note;
        Instant now = clock.instant();
        Storing storing = notes.store(note, published.event, now);
        LOG.infof(
                "credit-note published storing=%s tenant=%s source=%s document=%s revision=%d number=%s",
                storing, note.tenantId(), note.source(), note.sourceDocumentId(), note.revision(), note.number());
        return switch (storing) {
            case DUE, DUPLICATE, OUTDATED -> Optional.empty();
            case CONFLICT ->
                Optional.of(drift(
                        published,
                        CheckCode.REVISION_CONFLICT.because(
                                "Credit note %s was published twice as revision %d with different contents; the first one counts. A change needs a higher revision."
                                        .formatted(note.number(), note.revision())),
                        now));
            case DRIFT ->
                Optional.of(drift(
                        published,
                        CheckCode.CHANGED_AFTER_ROUTING.because(
                                "Credit note %s was changed to revision %d after it had been handed on; the change counts only if the earlier revision is refused."
                                        .formatted(note.number(), note.revision())),
                        now));
        };
    }

    /** A refused revision must not end a document that is being signed, so it is reported as drift. */
    private static OutgoingEvent drift(Published published, Reason reason, Instant now) {
        CreditNote note = published.note;
        return NoteEvents.outgoing(
                        NoteEvents.result(note, note.deviceId(), ResultState.DRIFT, reason, now, now), note, now)
                .causedBy(published.event);
    }

    private record Published(CreditNote note, CloudEvent event) {
        String order() {
            DocumentIdentity identity = note.identity();
            return String.join("\n", identity.tenantId(), identity.source(), identity.sourceDocumentId());
        }
    }
}
