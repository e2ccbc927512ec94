package dev.risiti.sync.intake;

import dev.risiti.contracts.books.Book;
import dev.risiti.contracts.books.BookChange;
import dev.risiti.credential.client.CredentialClient;
import dev.risiti.credential.client.CredentialsUnavailable;
import dev.risiti.messaging.outbox.Outbox;
import dev.risiti.messaging.outbox.OutgoingEvent;
import dev.risiti.sync.Events;
import dev.risiti.sync.intake.DeliveryTable.StoredDelivery;
import dev.risiti.sync.lease.BackOff;
import dev.risiti.sync.lease.Lease;
import dev.risiti.sync.lease.WorkLoop;
import dev.risiti.sync.lease.WorkLoopConfig;
import dev.risiti.sync.quickbooks.UnreadableBooksException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Splits stored deliveries into changes, finds the book of each, and publishes those never seen before. */
@ApplicationScoped
public class DeliveryWorker {
    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);
    private static final int PURGE_BATCH = 5_000;

    private final DeliveryTable deliveries;
    private final CredentialClient credentials;
    private final Outbox outbox;
    private final IntakeConfig config;
    private final WorkLoopConfig work;
    private volatile @Nullable WorkLoop<Long> loop;

    DeliveryWorker(
            DeliveryTable deliveries,
            CredentialClient credentials,
            Outbox outbox,
            IntakeConfig config,
            WorkLoopConfig work) {
        this.deliveries = deliveries;
        this.credentials = credentials;
        this.outbox = outbox;
        this.config = config;
        this.work = work;
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            loop = WorkLoop.start("deliveries", work, deliveries.leases(), this::process);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        WorkLoop<Long> running = loop;
        if (running != null) {
            running.stop(work.stopPatience());
        }
    }

    /** A delivery was stored. */
    void nudge() {
        WorkLoop<Long> running = loop;
        if (running != null) {
            running.nudge();
        }
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void purge() {
        int purged;
        do {
            purged = deliveries.purge(config.retention(), config.eventRetention(), PURGE_BATCH);
        } while (purged >= PURGE_BATCH);
    }

    private void process(Lease<Long> lease) {
        StoredDelivery delivery = deliveries.read(lease.key());
        List<Notification> notifications;
        try {
            notifications = NotificationReader.read(delivery.body());
        } catch (UnreadableBooksException e) {
            LOG.errorf("event=delivery_unreadable delivery=%d reason=\"%s\"", lease.key(), e.getMessage());
            String reason = e.getMessage();
            inTransaction(lease, () -> deliveries.close(lease, DeliveryState.UNREADABLE, reason));
            return;
        }
        Map<String, Book> books;
        try {
            books = credentials.books().stream()
                    .filter(book -> book.provider().equals(QuickBooksWebhook.PROVIDER))
                    .collect(Collectors.toMap(Book::accountId, book -> book, (one, other) -> one));
        } catch (CredentialsUnavailable e) {
            LOG.warnf("event=delivery_waits delivery=%d reason=\"%s\"", lease.key(), e.getMessage());
            deliveries.leases().release(lease, config.firstRetry());
            return;
        }
        inTransaction(lease, () -> settle(lease, delivery, notifications, books));
    }

    private void settle(
            Lease<Long> lease, StoredDelivery delivery, List<Notification> notifications, Map<String, Book> books) {
        Map<String, Notification> known = new LinkedHashMap<>();
        Set<String> unknownAccounts = new LinkedHashSet<>();
        for (Notification notification : notifications) {
            if (books.containsKey(notification.accountId())) {
                known.put(notification.eventKey(), notification);
            } else {
                unknownAccounts.add(notification.accountId());
            }
        }
        Set<String> fresh = deliveries.remember(lease.key(), List.copyOf(known.keySet()));
        List<OutgoingEvent> changes = known.values().stream()
                .filter(notification -> fresh.contains(notification.eventKey()))
                .map(notification -> change(notification, books, delivery))
                .toList();
        outbox.append(changes);
        if (unknownAccounts.isEmpty()) {
            deliveries.close(lease, DeliveryState.DONE, null);
        } else {
            Duration pause = BackOff.after(delivery.attempts(), config.firstRetry(), config.longestRetry());
            deliveries.postpone(
                    lease,
                    DeliveryState.UNKNOWN_ACCOUNT,
                    "No book is connected for account " + String.join(", ", unknownAccounts),
                    pause);
        }
        LOG.infof(
                "event=delivery_split delivery=%d notifications=%d published=%d unknownAccounts=%s",
                lease.key(), notifications.size(), changes.size(), unknownAccounts);
    }

    private static OutgoingEvent change(Notification notification, Map<String, Book> books, StoredDelivery delivery) {
        Book book = books.get(notification.accountId());
        if (book == null) {
            throw new IllegalStateException("only changes of known accounts are published");
        }
        BookChange change = new BookChange(
                book.tenantId(),
                book.bookId(),
                book.provider(),
                book.accountId(),
                notification.entity(),
                notification.entityId(),
                notification.operation(),
                notification.changedAt(),
                delivery.receivedAt());
        String id = UUID.nameUUIDFromBytes(notification.eventKey().getBytes(StandardCharsets.UTF_8))
                .toString();
        return Events.outgoing(change, change.key(), delivery.receivedAt()).withId(id);
    }

    private void inTransaction(Lease<Long> lease, Runnable settlement) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (deliveries.leases().lock(lease)) {
                settlement.run();
            }
        });
    }
}
