package dev.risiti.submission.intake;

import dev.risiti.contracts.document.FiscalDocument;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.document.StockMovement;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.lineage.RoutedCreditNote;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.lane.LaneScope;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
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
        intake.receive(batch, this::documents);
    }

    @Incoming("routed-credit-notes")
    @Blocking
    void routedCreditNotes(ConsumerRecords<String, byte[]> batch) {
        intake.receive(batch, this::documents);
    }

    private List<Effect.Publish> documents(List<RisitiEvent> events) {
        return admissions.admit(events.stream()
                .map(DocumentsConsumer::arrival)
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<Admissions.Arrival> arrival(RisitiEvent event) {
        return switch (event) {
            case Sale sale -> published(sale, sale.bookId());
            case StockMovement movement -> published(movement, movement.bookId());
            case RoutedCreditNote note ->
                Optional.of(new Admissions.Arrival(
                        note.identity(),
                        note.revision(),
                        note,
                        note.publishedDeviceId(),
                        note.deviceId(),
                        LaneScope.ofDevice(note.deviceId()),
                        note.bookId(),
                        note.receivedAt()));
            // Credit notes on the documents topic are lineage-service's: they come back routed.
            default -> Optional.empty();
        };
    }

    private static Optional<Admissions.Arrival> published(FiscalDocument document, @Nullable String bookId) {
        return Optional.of(new Admissions.Arrival(
                document.identity(),
                document.revision(),
                document,
                document.deviceId(),
                document.deviceId(),
                LaneScope.ofDevice(document.deviceId()),
                bookId,
                null));
    }
}
