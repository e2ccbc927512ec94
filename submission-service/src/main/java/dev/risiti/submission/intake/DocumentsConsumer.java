package dev.risiti.submission.intake;

import dev.risiti.contracts.document.FiscalDocument;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.document.StockMovement;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.lineage.RoutedCreditNote;
import dev.risiti.submission.result.Effects;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Stores documents and routed credit notes, in the order of their offsets, and nothing else. */
@ApplicationScoped
class DocumentsConsumer {
    private final Intake intake;
    private final Admissions admissions;

    DocumentsConsumer(Intake intake, Admissions admissions) {
        this.intake = intake;
        this.admissions = admissions;
    }

    @Incoming("documents")
    @Blocking
    void documents(ConsumerRecords<String, byte[]> batch) {
        intake.receive(batch, this::document);
    }

    @Incoming("routed-credit-notes")
    @Blocking
    void routedCreditNotes(ConsumerRecords<String, byte[]> batch) {
        intake.receive(batch, this::document);
    }

    private void document(RisitiEvent event, Effects effects) {
        switch (event) {
            case Sale sale -> published(sale, sale.bookId(), effects);
            case StockMovement movement -> published(movement, movement.bookId(), effects);
            case RoutedCreditNote note ->
                admissions.admit(
                        new Admissions.Arrival(
                                note.identity(),
                                note.revision(),
                                note,
                                note.publishedDeviceId(),
                                note.deviceId(),
                                note.bookId(),
                                note.receivedAt()),
                        effects);
            default -> {
                // Credit notes on the documents topic are lineage-service's: they come back routed.
            }
        }
    }

    private void published(FiscalDocument document, @Nullable String bookId, Effects effects) {
        admissions.admit(
                new Admissions.Arrival(
                        document.identity(),
                        document.revision(),
                        document,
                        document.deviceId(),
                        document.deviceId(),
                        bookId,
                        null),
                effects);
    }
}
