package dev.risiti.bench.storage;

import dev.risiti.bench.BenchException;
import dev.risiti.devstack.postgres.ServiceDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the bench knows of submission-service's tables: what must be empty when all is decided, how a service looks
 * that has served many devices for long, and how a lane is held. When the schema of the service changes, this class is
 * what follows it.
 */
public final class SubmissionTables implements AutoCloseable {
    private static final String OPEN_DOCUMENTS =
            "select count(*) from document where state not in ('ACCEPTED', 'REFUSED', 'WITHDRAWN')";
    private static final String UNDECIDED_ATTEMPTS = "select count(*) from attempt";
    private static final String SIGNALS = "select count(*) from signal";
    private static final String WAKES = "select count(*) from wake";
    private static final String OUTBOX = "select count(*) from outbox";

    /** Parameters: number of lanes. */
    private static final String IDLE_LANES = """
            insert into lane (kind, scope, device_id)
            select 'DEVICE', 'device/idle-' || n, 'idle-' || n from generate_series(1, ?) n
            """;

    /**
     * Documents that wait for an item nobody will ever register, spread over the idle lanes. Parameters: number of
     * documents, number of lanes.
     */
    private static final String WAITING_DOCUMENTS = """
            with idle as (
                select lane_id, device_id, row_number() over (order by lane_id) - 1 as place
                  from lane where device_id like 'idle-%')
            insert into document (tenant_id, source, kind, source_document_id, revision, content_hash, device_id,
                                  lane_id, stream, position, state, reason_code, reason_text, waits_for, due)
            select 'idle', 'books/idle', 'SALE', 'Invoice/' || n, 1, '\\x00'::bytea, idle.device_id,
                   idle.lane_id, 'SALES', n, 'WAITING', 'ITEM_MISSING', 'Waits for its item', 'item/idle/' || n, 'infinity'
              from generate_series(1, ?) n join idle on idle.place = n % ?
            """;

    private static final String HOLD = "update lane set held_reason = 'bench' where kind = 'DEVICE' and device_id = ?";

    private final Connection connection;

    public SubmissionTables(ServiceDatabase database) {
        try {
            connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
        } catch (SQLException e) {
            throw new BenchException("cannot connect to " + database.jdbcUrl(), e);
        }
    }

    /** Rows that exist only while something is under way, by what they are. */
    public Map<String, Long> leftovers() {
        Map<String, Long> leftovers = new LinkedHashMap<>();
        leftovers.put("open documents", count(OPEN_DOCUMENTS));
        leftovers.put("undecided attempts", count(UNDECIDED_ATTEMPTS));
        leftovers.put("signals", count(SIGNALS));
        leftovers.put("wakes", count(WAKES));
        leftovers.put("outbox rows", count(OUTBOX));
        return leftovers;
    }

    /** Lanes with nothing due. */
    public void addIdleLanes(int number) {
        try (PreparedStatement insert = connection.prepareStatement(IDLE_LANES)) {
            insert.setInt(1, number);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new BenchException("cannot add idle lanes: " + e.getMessage(), e);
        }
    }

    /** Documents that wait on the idle lanes; then the tables are vacuumed, as a server at rest has done by itself. */
    public void addWaitingDocuments(int rows, int idleLanes) {
        try (PreparedStatement insert = connection.prepareStatement(WAITING_DOCUMENTS);
                Statement upkeep = connection.createStatement()) {
            insert.setInt(1, rows);
            insert.setInt(2, idleLanes);
            int inserted = insert.executeUpdate();
            if (inserted != rows) {
                throw new BenchException("%d waiting documents instead of %d".formatted(inserted, rows));
            }
            upkeep.execute("vacuum analyze document");
            upkeep.execute("vacuum analyze lane");
        } catch (SQLException e) {
            throw new BenchException("cannot add waiting documents: " + e.getMessage(), e);
        }
    }

    /** A person holds the lane of a device: nothing new of it is sent. */
    public void hold(String deviceId) {
        try (PreparedStatement hold = connection.prepareStatement(HOLD)) {
            hold.setString(1, deviceId);
            if (hold.executeUpdate() != 1) {
                throw new BenchException("device " + deviceId + " has no lane");
            }
        } catch (SQLException e) {
            throw new BenchException("cannot hold a lane: " + e.getMessage(), e);
        }
    }

    private long count(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new BenchException("cannot count: " + query, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new BenchException("cannot close the connection", e);
        }
    }
}
