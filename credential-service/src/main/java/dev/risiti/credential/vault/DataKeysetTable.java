package dev.risiti.credential.vault;

import dev.risiti.messaging.StorageFailure;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The table {@code data_keyset}: one row, made by whichever replica starts first. */
@ApplicationScoped
class DataKeysetTable {
    private final AgroalDataSource database;

    DataKeysetTable(AgroalDataSource database) {
        this.database = database;
    }

    /** @param wrappedBy the name of the key-encryption key */
    @SuppressWarnings("ArrayRecordComponent") // rows are neither compared nor printed
    record Row(byte[] wrapped, String wrappedBy) {}

    Optional<Row> find() {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select wrapped, wrapped_by from data_keyset where id = 1");
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(new Row(row.getBytes(1), row.getString(2))) : Optional.empty();
        } catch (SQLException e) {
            throw new StorageFailure("Reading the data keyset", e);
        }
    }

    /** Changes nothing when there is one. */
    void insert(Row row) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into data_keyset (id, wrapped, wrapped_by, created_at) values (1, ?, ?, now())
                        on conflict (id) do nothing""")) {
            insert.setBytes(1, row.wrapped());
            insert.setString(2, row.wrappedBy());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Storing the data keyset", e);
        }
    }

    /** Replaces the wrapping, unless somebody else has done so. */
    void rewrap(Row from, Row to) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update data_keyset set wrapped = ?, wrapped_by = ? where id = 1 and wrapped_by = ?")) {
            update.setBytes(1, to.wrapped());
            update.setString(2, to.wrappedBy());
            update.setString(3, from.wrappedBy());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Wrapping the data keyset anew", e);
        }
    }
}
