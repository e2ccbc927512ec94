package dev.risiti.sync.change;

import dev.risiti.contracts.books.BookChange;
import dev.risiti.messaging.cloudevent.CloudEvent;
import dev.risiti.messaging.cloudevent.Received;
import dev.risiti.messaging.consumer.BatchReceiver;
import dev.risiti.messaging.consumer.Rejections;
import dev.risiti.messaging.inbox.Inbox;
import dev.risiti.sync.Events;
import dev.risiti.sync.lane.BookWorker;
import dev.risiti.sync.quickbooks.DocumentType;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Stores changes of the books as due fetches; documents and items matter, everything else is passed over. */
@ApplicationScoped
public class BookChangesConsumer {
    static final String GROUP = "sync-service";
    /** The entity whose changes refresh what is known of it. */
    public static final String ITEM = "item";

    private final BatchReceiver receiver;
    private final Inbox inbox;
    private final DueFetches fetches;
    private final BookWorker worker;

    BookChangesConsumer(BatchReceiver receiver, Inbox inbox, DueFetches fetches, BookWorker worker) {
        this.receiver = receiver;
        this.inbox = inbox;
        this.fetches = fetches;
        this.worker = worker;
    }

    @Incoming("book-changes")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> batch) {
        receiver.receive(batch, GROUP, this::store);
        worker.nudge();
    }

    private void store(List<Received> events, Rejections rejections) {
        Map<ChangedEntity.Key, ChangedEntity> changed = new LinkedHashMap<>();
        for (Received received : inbox.unseen(GROUP, events)) {
            Events.data(received, BookChange.class, rejections)
                    .filter(BookChangesConsumer::matters)
                    .map(change -> changed(change, received.event()))
                    .ifPresent(change -> changed.put(change.key(), change));
        }
        fetches.add(changed.values());
    }

    private static boolean matters(BookChange change) {
        return change.entity().equals(ITEM) || DocumentType.of(change.entity()).isPresent();
    }

    private static ChangedEntity changed(BookChange change, CloudEvent event) {
        return new ChangedEntity(
                change.bookId(),
                change.entity(),
                change.entityId(),
                Objects.requireNonNullElse(event.correlationId(), event.id()),
                event.id());
    }
}
