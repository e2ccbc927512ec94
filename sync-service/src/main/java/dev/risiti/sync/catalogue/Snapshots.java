package dev.risiti.sync.catalogue;

import dev.risiti.messaging.StorageFailure;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables {@code entity_snapshot} and {@code published_revision}. Entities are named as in {@code Invoice}. */
@ApplicationScoped
public class Snapshots {
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final AgroalDataSource database;

    Snapshots(AgroalDataSource database) {
        this.database = database;
    }

    /** Keeps the newest answer for an entity. */
    public void save(String bookId, String entity, String id, byte[] body) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into entity_snapshot (book_id, entity, entity_id, body) values (?, ?, ?, ?)
                        on conflict (book_id, entity, entity_id) do update
                           set body = excluded.body, fetched_at = now()""")) {
            statement.setString(1, bookId);
            statement.setString(2, entity);
            statement.setString(3, id);
            statement.setBytes(4, body);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Keeping a snapshot", e);
        }
    }

    /** In the running transaction: the answer that a published revision was made of. */
    public void keepEvidence(String bookId, String sourceDocumentId, int revision, String fingerprint, byte[] body) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into published_revision (book_id, source_document_id, revision, fingerprint, body)
                        values (?, ?, ?, ?, ?)""")) {
            statement.setString(1, bookId);
            statement.setString(2, sourceDocumentId);
            statement.setInt(3, revision);
            statement.setString(4, fingerprint);
            statement.setBytes(5, body);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Keeping evidence", e);
        }
    }

    /** The answers for these ids that are not older than {@code age}. */
    Map<String, byte[]> fresh(String bookId, String entity, Collection<String> ids, Duration age) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select entity_id, body from entity_snapshot
                         where book_id = ? and entity = ? and entity_id = any(?::text[])
                           and fetched_at > now() - ? * interval '1 second'""")) {
            statement.setString(1, bookId);
            statement.setString(2, entity);
            statement.setArray(3, connection.createArrayOf("text", ids.toArray()));
            statement.setLong(4, age.toSeconds());
            try (ResultSet rows = statement.executeQuery()) {
                Map<String, byte[]> found = new HashMap<>();
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getBytes(2));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new StorageFailure("Reading snapshots", e);
        }
    }

    /** Whether an entity was ever needed. */
    public boolean has(String bookId, String entity, String id) {
        return fresh(bookId, entity, List.of(id), FOR_EVER).containsKey(id);
    }
}
