package dev.risiti.sync.writeback;

import dev.risiti.messaging.StorageFailure;
import dev.risiti.sync.lane.BookLanes;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code write_back}. */
@ApplicationScoped
class WriteBackTable {
    private final AgroalDataSource database;
    private final BookLanes lanes;

    WriteBackTable(AgroalDataSource database, BookLanes lanes) {
        this.database = database;
        this.lanes = lanes;
    }

    /** In the running transaction: due now; a note that is known already stays as it is. */
    void add(List<DueNote> notes) {
        if (notes.isEmpty()) {
            return;
        }
        lanes.wake(notes.stream().map(DueNote::bookId).toList());
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into write_back (book_id, source_document_id, result_key, entity, entity_id, source,
                                                note, request_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing""")) {
            for (DueNote note : notes) {
                statement.setString(1, note.bookId());
                statement.setString(2, note.sourceDocumentId());
                statement.setString(3, note.resultKey());
                statement.setString(4, note.entity());
                statement.setString(5, note.entityId());
                statement.setString(6, note.source());
                statement.setString(7, note.note());
                statement.setString(8, note.requestId());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new StorageFailure("Storing write-backs", e);
        }
    }

    Optional<DueNote> next(String bookId) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select source_document_id, result_key, entity, entity_id, source, note, request_id, attempts
                          from write_back
                         where book_id = ? and state = 'DUE' and due <= now() order by due limit 1""")) {
            statement.setString(1, bookId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new DueNote(
                                bookId,
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getInt(8)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StorageFailure("Looking for a write-back", e);
        }
    }

    /** In the running transaction: the books have the note. */
    void written(DueNote note) {
        update(note, "WRITTEN", Duration.ZERO, null);
    }

    /** In the running transaction: the books will never take it. */
    void giveUp(DueNote note, String reason) {
        update(note, "GIVEN_UP", Duration.ZERO, reason);
    }

    /** In the running transaction: to be tried again after the pause. */
    void postpone(DueNote note, Duration pause, String reason) {
        update(note, "DUE", pause, reason);
    }

    private void update(DueNote note, String state, Duration pause, @Nullable String error) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        update write_back
                           set state = ?, due = now() + ? * interval '1 millisecond', attempts = attempts + 1,
                               last_error = ?
                         where book_id = ? and source_document_id = ? and result_key = ?""")) {
            statement.setString(1, state);
            statement.setLong(2, pause.toMillis());
            statement.setString(3, error);
            statement.setString(4, note.bookId());
            statement.setString(5, note.sourceDocumentId());
            statement.setString(6, note.resultKey());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Settling a write-back", e);
        }
    }
}
