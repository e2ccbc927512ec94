package dev.risiti.sync.lease;

import dev.risiti.messaging.StorageFailure;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Claims rows of one table that has the columns {@code due}, {@code epoch} and {@code lease_until}. All times are the
 * database's, so clocks of nodes never decide; rows that another node is claiming are skipped.
 *
 * @param <K> the type of the table's key
 */
public final class Leases<K> {
    private final AgroalDataSource database;
    private final Class<K> keyType;
    private final String table;
    private final String claim;
    private final String renew;
    private final String fence;
    private final String release;

    /** @param table and {@code key} are names in the schema, never data */
    public Leases(AgroalDataSource database, String table, String key, Class<K> keyType) {
        this.database = database;
        this.keyType = keyType;
        this.table = table;
        this.claim = """
                with picked as (
                    select %2$s from %1$s
                     where due <= now() and (lease_until is null or lease_until < now())
                     order by due limit ? for update skip locked)
                update %1$s t
                   set epoch = t.epoch + 1, lease_until = now() + ? * interval '1 millisecond'
                  from picked p where t.%2$s = p.%2$s
                returning t.%2$s, t.epoch""".formatted(table, key);
        this.renew = """
                update %s set lease_until = now() + ? * interval '1 millisecond'
                 where %s = ? and epoch = ? and lease_until is not null""".formatted(table, key);
        this.fence = "select 1 from %s where %s = ? and epoch = ? for update".formatted(table, key);
        this.release = """
                update %s set lease_until = null, due = now() + ? * interval '1 millisecond'
                 where %s = ? and epoch = ?""".formatted(table, key);
    }

    /** At most {@code limit} due rows, the longest waiting first; nobody else gets them before the lease runs out. */
    public List<Lease<K>> claim(int limit, Duration lease) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(claim)) {
            statement.setInt(1, limit);
            statement.setLong(2, lease.toMillis());
            try (ResultSet rows = statement.executeQuery()) {
                List<Lease<K>> claimed = new ArrayList<>();
                while (rows.next()) {
                    claimed.add(new Lease<>(rows.getObject(1, keyType), rows.getLong(2)));
                }
                return claimed;
            }
        } catch (SQLException e) {
            throw new StorageFailure("Claiming rows of " + table, e);
        }
    }

    /** Extends a lease from now on; false when another node has the row: stop working on it. */
    public boolean renew(Lease<K> lease, Duration length) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(renew)) {
            statement.setLong(1, length.toMillis());
            statement.setObject(2, lease.key());
            statement.setLong(3, lease.epoch());
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new StorageFailure("Renewing a lease of " + table, e);
        }
    }

    /**
     * Whether the row is still this lease's, and locks it until the running transaction ends. Nothing may be written on
     * the row's behalf when it is not.
     */
    public boolean lock(Lease<K> lease) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(fence)) {
            statement.setObject(1, lease.key());
            statement.setLong(2, lease.epoch());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new StorageFailure("Locking a row of " + table, e);
        }
    }

    /** Gives the row back, due again after the pause; has no effect when another node has it. */
    public void release(Lease<K> lease, Duration pause) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(release)) {
            statement.setLong(1, pause.toMillis());
            statement.setObject(2, lease.key());
            statement.setLong(3, lease.epoch());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Releasing a row of " + table, e);
        }
    }
}
