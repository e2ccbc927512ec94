package dev.risiti.messaging.outbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The table {@code outbox_shard}: leases on the clock of the database. */
@ApplicationScoped
public class ShardTable {

    private static final String ADD =
            "insert into outbox_shard (shard) select generate_series(0, ? - 1) on conflict (shard) do nothing";

    /** Renews what is ours, even when the lease ran out unnoticed, and takes what is nobody's. */
    private static final String HOLD = """
            with held as (
              select shard, owner = ? as ours
                from outbox_shard
               where owner is null or owner = ? or lease_until < now()
                 for update skip locked)
            update outbox_shard s
               set owner = ?,
                   epoch = case when held.ours then s.epoch else s.epoch + 1 end,
                   lease_until = now() + ? * interval '1 millisecond'
              from held
             where s.shard = held.shard
            returning s.shard, s.epoch""";

    private static final String RELEASE = "update outbox_shard set owner = null, lease_until = null where owner = ?";

    private final AgroalDataSource database;

    ShardTable(AgroalDataSource database) {
        this.database = database;
    }

    /** Makes sure that shards 0 to {@code shards - 1} exist; more may, from an earlier configuration. */
    void add(int shards) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setInt(1, shards);
            insert.executeUpdate();
        }
    }

    /** Renews all leases of this owner and takes those that are free. */
    List<ShardLease> hold(String owner, Duration lease) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(HOLD)) {
            update.setString(1, owner);
            update.setString(2, owner);
            update.setString(3, owner);
            update.setLong(4, lease.toMillis());
            try (ResultSet rows = update.executeQuery()) {
                List<ShardLease> leases = new ArrayList<>();
                while (rows.next()) {
                    leases.add(new ShardLease(rows.getInt(1), rows.getLong(2)));
                }
                return leases;
            }
        }
    }

    void release(String owner) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(RELEASE)) {
            update.setString(1, owner);
            update.executeUpdate();
        }
    }
}
