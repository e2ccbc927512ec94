package dev.risiti.sync.lane;

import dev.risiti.messaging.StorageFailure;
import dev.risiti.sync.lease.Lease;
import dev.risiti.sync.lease.Leases;
import dev.risiti.sync.quickbooks.QuickBooksConfig;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import org.jboss.logging.Logger;

/**
 * The table {@code book_lane}. Whoever adds work for a book wakes its lane in the same transaction and before the work
 * is written; that order is what keeps a lane from falling asleep on work it has not seen.
 */
@ApplicationScoped
public class BookLanes {
    private static final Logger LOG = Logger.getLogger(BookLanes.class);

    private final AgroalDataSource database;
    private final QuickBooksConfig config;
    private final Leases<String> leases;

    BookLanes(AgroalDataSource database, QuickBooksConfig config) {
        this.database = database;
        this.config = config;
        this.leases = new Leases<>(database, "book_lane", "book_id", String.class);
    }

    Leases<String> leases() {
        return leases;
    }

    /** In the running transaction: these books have work now. A pause that the tool asked for is kept to. */
    public void wake(Collection<String> bookIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into book_lane (book_id, due)
                        select distinct b, now() from unnest(?::text[]) b order by b
                        on conflict (book_id) do update
                           set due = least(book_lane.due, greatest(now(), book_lane.paused_until))""")) {
            statement.setArray(1, connection.createArrayOf("text", bookIds.toArray()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Waking books", e);
        }
    }

    /** Runs the change in a transaction that holds the lane; nothing happens when the lane is another node's by now. */
    public void write(Lease<String> lease, Runnable change) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (leases.lock(lease)) {
                change.run();
            } else {
                LOG.warnf("event=fenced book=%s epoch=%d", lease.key(), lease.epoch());
            }
        });
    }

    /** Calls that may be made now: what was left, refilled for the time since. */
    int budget(Lease<String> lease) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select least(?, coalesce(calls_left, ?)
                                        + floor(extract(epoch from now() - coalesce(calls_at, now())) * ? / 60))::int
                          from book_lane where book_id = ?""")) {
            statement.setInt(1, config.callBurst());
            statement.setInt(2, config.callBurst());
            statement.setInt(3, config.callsPerMinute());
            statement.setString(4, lease.key());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        } catch (SQLException e) {
            throw new StorageFailure("Reading a call budget", e);
        }
    }

    /**
     * Gives the lane back, due when its next work is, but not before the call budget has something in it again.
     *
     * @param callsLeft of the budget; below zero when the last piece of work took more than was left
     */
    void settle(Lease<String> lease, int callsLeft) {
        Duration refill = callsLeft > 0
                ? Duration.ZERO
                : Duration.ofMinutes(1).dividedBy(config.callsPerMinute()).multipliedBy(5L - callsLeft);
        write(lease, () -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement("""
                            update book_lane
                               set lease_until = null, paused_until = null, calls_left = ?, calls_at = now(),
                                   due = greatest(now() + ? * interval '1 millisecond', coalesce(least(
                                       (select min(due) from due_fetch f where f.book_id = book_lane.book_id),
                                       (select min(due) from write_back w
                                         where w.book_id = book_lane.book_id and w.state = 'DUE')), 'infinity'))
                             where book_id = ?""")) {
                statement.setInt(1, callsLeft);
                statement.setLong(2, refill.toMillis());
                statement.setString(3, lease.key());
                statement.executeUpdate();
            } catch (SQLException e) {
                throw new StorageFailure("Settling a book", e);
            }
        });
    }

    /** Gives the lane back and leaves the company alone for a while, whatever arrives meanwhile. */
    void pause(Lease<String> lease, Duration pause) {
        write(lease, () -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement("""
                            update book_lane
                               set lease_until = null, due = now() + ? * interval '1 millisecond',
                                   paused_until = now() + ? * interval '1 millisecond'
                             where book_id = ?""")) {
                statement.setLong(1, pause.toMillis());
                statement.setLong(2, pause.toMillis());
                statement.setString(3, lease.key());
                statement.executeUpdate();
            } catch (SQLException e) {
                throw new StorageFailure("Pausing a book", e);
            }
        });
    }
}
