package dev.risiti.lineage.sql;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements in the current transaction. Parameters are bound by position: texts, numbers, dates, UUIDs, enums (by
 * name), instants, lists (as a {@code text[]}) and null; JSON goes as text and is cast in the statement.
 */
@ApplicationScoped
public class Sql {

    /** Reads the current row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final AgroalDataSource database;

    Sql(AgroalDataSource database) {
        this.database = database;
    }

    public <T> List<T> list(String statement, Row<T> row, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(connection, prepared, parameters);
            try (ResultSet rows = prepared.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new SqlFailure(statement, e);
        }
    }

    public <T> Optional<T> first(String statement, Row<T> row, @Nullable Object... parameters) {
        return list(statement, row, parameters).stream().findFirst();
    }

    /** @return how many rows were changed */
    public int update(String statement, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(connection, prepared, parameters);
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(statement, e);
        }
    }

    /** The statement once for each element, in one round trip. */
    public void batch(String statement, List<@Nullable Object[]> batches) {
        if (batches.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (@Nullable Object[] parameters : batches) {
                bind(connection, prepared, parameters);
                prepared.addBatch();
            }
            prepared.executeBatch();
        } catch (SQLException e) {
            throw new SqlFailure(statement, e);
        }
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        java.sql.Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private static void bind(Connection connection, PreparedStatement prepared, @Nullable Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            switch (value) {
                case Instant instant -> prepared.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                case Enum<?> constant -> prepared.setString(i + 1, constant.name());
                case List<?> values -> prepared.setArray(i + 1, connection.createArrayOf("text", values.toArray()));
                case null, default -> prepared.setObject(i + 1, value);
            }
        }
    }
}
