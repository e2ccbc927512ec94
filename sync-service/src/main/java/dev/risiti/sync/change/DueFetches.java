package dev.risiti.sync.change;

import dev.risiti.messaging.StorageFailure;
import dev.risiti.sync.lane.BookLanes;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The table {@code due_fetch}. */
@ApplicationScoped
public class DueFetches {
    private final AgroalDataSource database;
    private final BookLanes lanes;

    DueFetches(AgroalDataSource database, BookLanes lanes) {
        this.database = database;
        this.lanes = lanes;
    }

    /** In the running transaction: these entities are due now. Each entity once, as a burst of changes is one fetch. */
    public void add(Collection<ChangedEntity> changed) {
        if (changed.isEmpty()) {
            return;
        }
        lanes.wake(changed.stream().map(ChangedEntity::bookId).toList());
        List<String> books = new ArrayList<>();
        List<String> entities = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<String> correlations = new ArrayList<>();
        List<String> causations = new ArrayList<>();
        for (ChangedEntity change : changed) {
            books.add(change.bookId());
            entities.add(change.entity());
            ids.add(change.entityId());
            correlations.add(change.correlationId());
            causations.add(change.causationId());
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into due_fetch (book_id, entity, entity_id, due, correlation_id, causation_id)
                        select b, e, i, now(), r, c
                          from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) as d(b, e, i, r, c)
                         order by b, e, i
                        on conflict (book_id, entity, entity_id) do update
                           set due = now(), changes = due_fetch.changes + 1, attempts = 0,
                               correlation_id = excluded.correlation_id, causation_id = excluded.causation_id""")) {
            statement.setArray(1, connection.createArrayOf("text", books.toArray()));
            statement.setArray(2, connection.createArrayOf("text", entities.toArray()));
            statement.setArray(3, connection.createArrayOf("text", ids.toArray()));
            statement.setArray(4, connection.createArrayOf("text", correlations.toArray()));
            statement.setArray(5, connection.createArrayOf("text", causations.toArray()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Storing due fetches", e);
        }
    }

    /** What has been due longest in a book. */
    public Optional<DueFetch> next(String bookId) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select entity, entity_id, changes, attempts, correlation_id, causation_id
                          from due_fetch where book_id = ? and due <= now() order by due limit 1""")) {
            statement.setString(1, bookId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new DueFetch(
                                bookId,
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getInt(4),
                                row.getString(5),
                                row.getString(6)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StorageFailure("Looking for a due fetch", e);
        }
    }

    /** In the running transaction: fetched; a change that arrived meanwhile keeps it due. */
    public void done(DueFetch fetch) {
        update("delete from due_fetch where book_id = ? and entity = ? and entity_id = ? and changes = ?", fetch);
    }

    /** In the running transaction: to be looked at again after the pause, or at once if it changed meanwhile. */
    public void postpone(DueFetch fetch, Duration pause, String reason) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        update due_fetch
                           set due = now() + ? * interval '1 millisecond', attempts = attempts + 1, last_error = ?
                         where book_id = ? and entity = ? and entity_id = ? and changes = ?""")) {
            statement.setLong(1, pause.toMillis());
            statement.setString(2, reason);
            bind(statement, 3, fetch);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Postponing a fetch", e);
        }
    }

    private void update(String sql, DueFetch fetch) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, fetch);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Settling a fetch", e);
        }
    }

    private static void bind(PreparedStatement statement, int from, DueFetch fetch) throws SQLException {
        statement.setString(from, fetch.bookId());
        statement.setString(from + 1, fetch.entity());
        statement.setString(from + 2, fetch.entityId());
        statement.setLong(from + 3, fetch.changes());
    }
}
