package dev.risiti.sync.codelist;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.reference.CodeEntry;
import dev.risiti.messaging.StorageFailure;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table {@code code_value}. */
@ApplicationScoped
class CodeValueTable {
    private final AgroalDataSource database;

    CodeValueTable(AgroalDataSource database) {
        this.database = database;
    }

    /** The newest value of every code of an environment. */
    Map<CodeValue.Key, CodeValue> newest(Environment environment) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select distinct on (list, code) list, code, name, in_use, rate
                          from code_value where environment = ?
                         order by list, code, effective_from desc""")) {
            statement.setString(1, environment.name());
            try (ResultSet rows = statement.executeQuery()) {
                Map<CodeValue.Key, CodeValue> values = new HashMap<>();
                while (rows.next()) {
                    CodeValue value = new CodeValue(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getBoolean(4),
                            rows.getBigDecimal(5));
                    values.put(value.key(), value);
                }
                return values;
            }
        } catch (SQLException e) {
            throw new StorageFailure("Reading code values", e);
        }
    }

    /** In the running transaction. A second change on one day replaces the first, as only dates are told apart. */
    void store(List<CodeEntry> entries) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into code_value (environment, list, code, effective_from, name, in_use, rate, seen_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (environment, list, code, effective_from) do update
                           set name = excluded.name, in_use = excluded.in_use, rate = excluded.rate,
                               seen_at = excluded.seen_at""")) {
            for (CodeEntry entry : entries) {
                statement.setString(1, entry.environment().name());
                statement.setString(2, entry.list());
                statement.setString(3, entry.code());
                statement.setObject(4, entry.effectiveFrom());
                statement.setString(5, entry.name());
                statement.setBoolean(6, entry.inUse());
                statement.setBigDecimal(7, entry.rate());
                statement.setObject(8, entry.seenAt().atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new StorageFailure("Storing code values", e);
        }
    }
}
