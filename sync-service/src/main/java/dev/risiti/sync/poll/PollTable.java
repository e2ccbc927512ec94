package dev.risiti.sync.poll;

import dev.risiti.messaging.StorageFailure;
import dev.risiti.sync.lease.Lease;
import dev.risiti.sync.lease.Leases;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * One table of polls: what {@link Leases} needs, and {@code watermark}, {@code synced_at}, {@code answered_at},
 * {@code attempts} and {@code last_error}.
 */
public final class PollTable {
    private final AgroalDataSource database;
    private final Leases<String> leases;
    private final String table;
    private final String key;

    /** @param table and {@code key} are names in the schema, never data */
    public PollTable(AgroalDataSource database, String table, String key) {
        this.database = database;
        this.leases = new Leases<>(database, table, key, String.class);
        this.table = table;
        this.key = key;
    }

    public Leases<String> leases() {
        return leases;
    }

    Progress progress(String poll) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select watermark, synced_at is not null, attempts from %s where %s = ?"
                                .formatted(table, key))) {
            statement.setString(1, poll);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Progress.NONE;
                }
                OffsetDateTime watermark = row.getObject(1, OffsetDateTime.class);
                return new Progress(watermark == null ? null : watermark.toInstant(), row.getBoolean(2), row.getInt(3));
            }
        } catch (SQLException e) {
            throw new StorageFailure("Reading a poll", e);
        }
    }

    /**
     * In the running transaction: locks a poll, and makes it due when its list is not there yet. Whoever wants several
     * takes them in the order of their keys.
     *
     * @return whether the list is there
     */
    public boolean want(String poll) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into %1$s as poll (%2$s, due) values (?, now())
                        on conflict (%2$s) do update
                           set due = case when poll.synced_at is null then now() else poll.due end
                        returning synced_at is not null""".formatted(table, key))) {
            statement.setString(1, poll);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new StorageFailure("Wanting a list of KRA", e);
        }
    }

    /**
     * In the running transaction: makes a poll due once more, but not before {@code pause} after its last answer. One
     * that KRA has not answered yet, or no longer answers, comes back by itself.
     */
    public void wantAgain(String poll, Duration pause) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into %1$s as poll (%2$s, due) values (?, now())
                        on conflict (%2$s) do update
                           set due = least(poll.due,
                                           greatest(now(), poll.answered_at + ? * interval '1 millisecond'))
                         where poll.answered_at is not null and poll.attempts = 0""".formatted(table, key))) {
            statement.setString(1, poll);
            statement.setLong(2, pause.toMillis());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Wanting a list of KRA again", e);
        }
    }

    /**
     * In the running transaction: the poll brought an answer.
     *
     * @param watermark stays as it was when KRA gave no time, and as long as the list is not complete
     * @param pause until the next poll; null when none is needed
     */
    public void answered(Lease<String> lease, @Nullable Instant watermark, boolean complete, @Nullable Duration pause) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        update %s
                           set watermark = coalesce(?, watermark), attempts = 0, last_error = null, lease_until = null,
                               answered_at = now(), synced_at = coalesce(synced_at, case when ? then now() end),
                               due = coalesce(now() + ? * interval '1 millisecond', 'infinity')
                         where %s = ? and epoch = ?""".formatted(table, key))) {
            statement.setObject(
                    1,
                    watermark == null || !complete ? null : watermark.atOffset(ZoneOffset.UTC),
                    Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setBoolean(2, complete);
            statement.setObject(3, pause == null ? null : pause.toMillis(), Types.BIGINT);
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
                        update %s
                           set attempts = attempts + 1, last_error = ?, lease_until = null,
                               due = now() + ? * interval '1 millisecond'
                         where %s = ? and epoch = ?""".formatted(table, key))) {
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
