package dev.risiti.messaging.outbox;

import dev.risiti.messaging.StorageFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.util.List;

/** Where a service leaves its events, in the transaction that makes them true. */
@ApplicationScoped
public class Outbox {

    private final OutboxTable table;
    private final RelayBell bell;
    private final OutboxConfig config;
    private final TransactionSynchronizationRegistry transactions;

    Outbox(OutboxTable table, RelayBell bell, OutboxConfig config, TransactionSynchronizationRegistry transactions) {
        this.table = table;
        this.bell = bell;
        this.config = config;
        this.transactions = transactions;
    }

    /**
     * Appends the events in this order to the running transaction: they are sent if it commits, never if it does not.
     * The rows of their keys stay locked until then, in sorted order; a transaction that appends twice gives that order
     * up and may be chosen as the victim of a deadlock, so append everything at once.
     *
     * @throws IllegalStateException    outside an active JTA transaction
     * @throws IllegalArgumentException when an event is larger than {@link OutboxConfig#maxEventBytes()}
     * @throws StorageFailure           when the database fails
     */
    public void append(List<OutgoingEvent> events) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("Outbox.append needs an active transaction");
        }
        if (events.isEmpty()) {
            return;
        }
        for (OutgoingEvent event : events) {
            if (event.data().length > config.maxEventBytes()) {
                throw new IllegalArgumentException(
                        event + " is larger than risiti.outbox.max-event-bytes=" + config.maxEventBytes());
            }
        }
        try {
            table.append(events);
        } catch (SQLException e) {
            throw new StorageFailure("Appending to the outbox", e);
        }
        transactions.registerInterposedSynchronization(new RingAfterCommit(bell));
    }

    private record RingAfterCommit(RelayBell bell) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // nothing is to be done before the commit
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                bell.ring();
            }
        }
    }
}
