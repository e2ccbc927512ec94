package dev.risiti.sync.intake;

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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table {@code webhook_delivery} and the changes already seen in deliveries. */
@ApplicationScoped
class DeliveryTable {
    private final AgroalDataSource database;
    private final Leases<Long> leases;

    DeliveryTable(AgroalDataSource database) {
        this.database = database;
        this.leases = new Leases<>(database, "webhook_delivery", "id", Long.class);
    }

    Leases<Long> leases() {
        return leases;
    }

    /** Durable when this returns. */
    void insert(String provider, byte[] body) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("insert into webhook_delivery (provider, body) values (?, ?)")) {
            statement.setString(1, provider);
            statement.setBytes(2, body);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Storing a delivery", e);
        }
    }

    StoredDelivery read(long id) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select body, received_at, attempts from webhook_delivery where id = ?")) {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new StoredDelivery(
                        row.getBytes(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getInt(3));
            }
        } catch (SQLException e) {
            throw new StorageFailure("Reading delivery " + id, e);
        }
    }

    /** In the running transaction: which of the changes were never seen before. */
    Set<String> remember(long deliveryId, List<String> eventKeys) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into webhook_event (event_key, delivery_id)
                        select k, ? from unnest(?::text[]) k order by k
                        on conflict do nothing returning event_key""")) {
            statement.setLong(1, deliveryId);
            statement.setArray(2, connection.createArrayOf("text", eventKeys.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                Set<String> fresh = new HashSet<>();
                while (rows.next()) {
                    fresh.add(rows.getString(1));
                }
                return fresh;
            }
        } catch (SQLException e) {
            throw new StorageFailure("Remembering changes", e);
        }
    }

    /** In the running transaction: nothing is left to do. */
    void close(Lease<Long> lease, DeliveryState state, @Nullable String reason) {
        update(lease, state, reason, null);
    }

    /** In the running transaction: to be looked at again. */
    void postpone(Lease<Long> lease, DeliveryState state, String reason, Duration pause) {
        update(lease, state, reason, pause);
    }

    private void update(Lease<Long> lease, DeliveryState state, @Nullable String reason, @Nullable Duration pause) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        update webhook_delivery
                           set state = ?, reason = ?, attempts = attempts + 1, lease_until = null,
                               due = coalesce(now() + ? * interval '1 millisecond', 'infinity')
                         where id = ? and epoch = ?""")) {
            statement.setString(1, state.name());
            statement.setString(2, reason);
            statement.setObject(3, pause == null ? null : pause.toMillis(), java.sql.Types.BIGINT);
            statement.setLong(4, lease.key());
            statement.setLong(5, lease.epoch());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Settling delivery " + lease.key(), e);
        }
    }

    /** Deletes what is older than the retentions, a bounded number at a time; how many rows went. */
    int purge(Duration deliveries, Duration events, int limit) {
        return delete("webhook_delivery", "id", "received_at", deliveries, limit)
                + delete("webhook_event", "event_key", "seen_at", events, limit);
    }

    private int delete(String table, String key, String time, Duration retention, int limit) {
        String sql =
                "delete from %1$s where %2$s in (select %2$s from %1$s where %3$s < now() - ? * interval '1 second' limit ?)"
                        .formatted(table, key, time);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, retention.toSeconds());
            statement.setInt(2, limit);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Purging " + table, e);
        }
    }

    /** A delivery as it was received. */
    @SuppressWarnings("ArrayRecordComponent") // read once and parsed; never compared
    record StoredDelivery(byte[] body, Instant receivedAt, int attempts) {}
}
