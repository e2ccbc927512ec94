package dev.risiti.sync.codelist;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.reference.CodeEntry;
import dev.risiti.messaging.StorageFailure;
import dev.risiti.sync.lease.Lease;
import dev.risiti.sync.lease.Leases;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables {@code code_list_poll} and {@code code_value}. */
@ApplicationScoped
class CodeListTable {
    private final AgroalDataSource database;
    private final Leases<String> leases;

    CodeListTable(AgroalDataSource database) {
        this.database = database;
        this.leases = new Leases<>(database, "code_list_poll", "environment", String.class);
    }

    Leases<String> leases() {
        return leases;
    }

    /** How far the poll of an environment has come. */
    record Progress(@Nullable Instant watermark, boolean synced, int attempts) {}

    Progress progress(String environment) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select watermark, synced_at is not null, attempts from code_list_poll where environment = ?")) {
            statement.setString(1, environment);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return new Progress(null, false, 0);
                }
                OffsetDateTime watermark = row.getObject(1, OffsetDateTime.class);
                return new Progress(watermark == null ? null : watermark.toInstant(), row.getBoolean(2), row.getInt(3));
            }
        } catch (SQLException e) {
            throw new StorageFailure("Reading a poll", e);
        }
    }

    /**
     * In the running transaction: locks the poll of an environment, and makes it due when the lists are not there yet.
     *
     * @return whether they are there
     */
    boolean want(Environment environment) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into code_list_poll (environment, due) values (?, now())
                        on conflict (environment) do update
                           set due = case when code_list_poll.synced_at is null then now() else code_list_poll.due end
                        returning synced_at is not null""")) {
            statement.setString(1, environment.name());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new StorageFailure("Wanting the code lists", e);
        }
    }

    /** The newest value of every code of an environment. */
    Map<CodeValue.Key, CodeValue> values(Environment environment) {
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

    /** In the running transaction: the poll brought an answer; the watermark stays when KRA gave no time. */
    void answered(Lease<String> lease, @Nullable Instant watermark, boolean complete, Duration pause) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        update code_list_poll
                           set watermark = coalesce(?, watermark), attempts = 0, last_error = null, lease_until = null,
                               synced_at = coalesce(synced_at, case when ? then now() end),
                               due = now() + ? * interval '1 millisecond'
                         where environment = ? and epoch = ?""")) {
            statement.setObject(1, watermark == null ? null : watermark.atOffset(ZoneOffset.UTC));
            statement.setBoolean(2, complete);
            statement.setLong(3, pause.toMillis());
            statement.setString(4, lease.key());
            statement.setLong(5, lease.epoch());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Settling a poll", e);
        }
    }

    void failed(Lease<String> lease, Duration pause, String reason) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        update code_list_poll
                           set attempts = attempts + 1, last_error = ?, lease_until = null,
                               due = now() + ? * interval '1 millisecond'
                         where environment = ? and epoch = ?""")) {
            statement.setString(1, reason);
            statement.setLong(2, pause.toMillis());
            statement.setString(3, lease.key());
            statement.setLong(4, lease.epoch());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Postponing a poll", e);
        }
    }
}
