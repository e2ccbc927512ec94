package dev.risiti.sync.writeback;

import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.messaging.cloudevent.Received;
import dev.risiti.messaging.consumer.BatchReceiver;
import dev.risiti.messaging.consumer.Rejections;
import dev.risiti.messaging.inbox.Inbox;
import dev.risiti.sync.Events;
import dev.risiti.sync.document.BookDocuments;
import dev.risiti.sync.itemclass.ItemClasses;
import dev.risiti.sync.lane.BookWorker;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Stores results of documents that came from a book: the outcome, and the note it calls for. Results say as well what
 * KRA wants to be asked for first.
 */
@ApplicationScoped
public class ResultsConsumer {
    private static final String GROUP = "sync-service";

    private final BatchReceiver receiver;
    private final Inbox inbox;
    private final WriteBackTable writeBacks;
    private final BookDocuments documents;
    private final BookWorker worker;
    private final ItemClasses itemClasses;

    ResultsConsumer(
            BatchReceiver receiver,
            Inbox inbox,
            WriteBackTable writeBacks,
            BookDocuments documents,
            BookWorker worker,
            ItemClasses itemClasses) {
        this.receiver = receiver;
        this.inbox = inbox;
        this.writeBacks = writeBacks;
        this.documents = documents;
        this.worker = worker;
        this.itemClasses = itemClasses;
    }

    @Incoming("results")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> batch) {
        receiver.receive(batch, GROUP, this::store);
        worker.nudge();
    }

    private void store(List<Received> events, Rejections rejections) {
        List<DocumentResult> results = inbox.unseen(GROUP, events).stream()
                .map(received -> Events.data(received, DocumentResult.class, rejections))
                .flatMap(Optional::stream)
                .toList();
        writeBacks.add(results.stream().map(Notes::of).flatMap(Optional::stream).toList());
        itemClasses.missed(results);
        for (DocumentResult result : results) {
            String bookId = result.bookId();
            if (bookId != null) {
                documents.result(bookId, result);
            }
        }
    }
}
