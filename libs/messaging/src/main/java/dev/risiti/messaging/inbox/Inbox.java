package dev.risiti.messaging.inbox;

import dev.risiti.messaging.StorageFailure;
import dev.risiti.messaging.cloudevent.Received;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The table {@code inbox}: which events each consumer has stored. */
@ApplicationScoped
public class Inbox {

    /** Sorted, so that two batches with the same events wait for each other instead of deadlocking. */
    private static final String REMEMBER = """
            insert into inbox (consumer, source, event_id)
            select ?, d.source, d.event_id
              from unnest(?::text[], ?::text[]) as d(source, event_id)
             order by d.source, d.event_id
            on conflict do nothing
            returning source, event_id""";

    private static final String FORGET = """
            delete from inbox
             where ctid = any(array(select ctid from inbox
                                     where received_at < now() - ? * interval '1 second'
                                     limit ?))""";

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transactions;

    Inbox(AgroalDataSource database, TransactionSynchronizationRegistry transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /**
     * Remembers the events in the running transaction.
     *
     * @param consumer who stores them, usually the consumer group
     * @return those this consumer had not stored before, each once, in the order given
     * @throws IllegalStateException outside an active JTA transaction
     * @throws StorageFailure        when the database fails
     */
    public List<Received> unseen(String consumer, List<Received> events) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("Inbox.unseen needs an active transaction");
        }
        if (events.isEmpty()) {
            return List.of();
        }
        Set<EventId> fresh;
        try {
            fresh = remember(consumer, events);
        } catch (SQLException e) {
            throw new StorageFailure("Storing in the inbox", e);
        }
        // removal, so that a second copy within the batch is not taken for new
        return events.stream().filter(event -> fresh.remove(EventId.of(event))).toList();
    }

    /**
     * Forgets up to {@code limit} events that were stored longer ago than {@code retention}.
     *
     * @return how many were forgotten
     * @throws StorageFailure when the database fails
     */
    public int forget(Duration retention, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setLong(1, retention.toSeconds());
            delete.setInt(2, limit);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Purging the inbox", e);
        }
    }

    private Set<EventId> remember(String consumer, List<Received> events) throws SQLException {
        List<String> sources = new ArrayList<>(events.size());
        List<String> ids = new ArrayList<>(events.size());
        for (Received event : events) {
            sources.add(event.event().source());
            ids.add(event.event().id());
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(REMEMBER)) {
            insert.setString(1, consumer);
            insert.setArray(2, connection.createArrayOf("text", sources.toArray()));
            insert.setArray(3, connection.createArrayOf("text", ids.toArray()));
            try (ResultSet rows = insert.executeQuery()) {
                Set<EventId> fresh = new HashSet<>();
                while (rows.next()) {
                    fresh.add(new EventId(rows.getString(1), rows.getString(2)));
                }
                return fresh;
            }
        }
    }

    private record EventId(String source, String id) {

        static EventId of(Received received) {
            return new EventId(received.event().source(), received.event().id());
        }
    }
}
