package dev.risiti.systemtests.faults;

import dev.risiti.devstack.postgres.ServiceDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into the service's database, and steers from there which replica may claim lanes. */
final class LanesInDatabase {
    private final ServiceDatabase database;

    LanesInDatabase(ServiceDatabase database) {
        this.database = database;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    /** Once the tables are there: lanes can be reserved for one replica from now on. */
    void makeSteerable() {
        execute("""
                create table steering (node text not null);
                create function steer() returns trigger language plpgsql as $$
                begin
                    if new.owner is distinct from old.owner
                       and exists (select 1 from steering where node <> new.owner) then
                        return null;
                    end if;
                    return new;
                end $$;
                create trigger steer before update of owner on lane for each row execute function steer();
                """);
    }

    /** Only this replica may claim lanes. */
    void steerTo(String node) {
        execute("delete from steering; insert into steering values ('" + node + "')");
    }

    /** Every replica may. */
    void steerFreely() {
        execute("delete from steering");
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private long count(String query, String... bound) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < bound.length; i++) {
                statement.setString(i + 1, bound[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** How many documents of a device are stored. */
    long documents(String deviceId) {
        return count("select count(*) from document where device_id = ?", deviceId);
    }

    /** Whether a call of the device was written down and KRA has not decided it. */
    boolean undecided(String deviceId, String call) {
        return count(
                        "select count(*) from attempt a join document d using (document_id)"
                                + " where d.device_id = ? and a.call = ?",
                        deviceId,
                        call)
                > 0;
    }

    /** Sessions of the service that wait for somebody else's lock. */
    long waitingForLocks() {
        return count(
                "select count(*) from pg_stat_activity where usename = ? and wait_event_type = 'Lock'",
                database.username());
    }

    /** The source ids of the documents behind accepted movements, in the order of their numbers. */
    List<String> causesInOrderOfMovements(String deviceId) {
        String query = """
                select coalesce(c.source_document_id, d.source_document_id)
                  from attempt_history a
                  join document d using (document_id)
                  left join document c on c.document_id = d.caused_by
                 where d.device_id = ? and a.call = 'insertStockIO' and a.state in ('ACCEPTED', 'ADOPTED')
                 order by a.number
                """;
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, deviceId);
            List<String> causes = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    causes.add(row.getString(1));
                }
            }
            return causes;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** Holds the rows of lanes: whoever writes down what became of their calls waits. */
    Rows lock(List<String> scopes) {
        return new Rows(scopes);
    }

    /** Rows that are held until this is closed. */
    final class Rows implements AutoCloseable {
        private final Connection connection;

        private Rows(List<String> scopes) {
            try {
                connection = connect();
                connection.setAutoCommit(false);
                try (PreparedStatement statement = connection.prepareStatement(
                        "select 1 from lane where scope = any(?) order by lane_id for update")) {
                    statement.setArray(1, connection.createArrayOf("text", scopes.toArray()));
                    statement.execute();
                }
            } catch (SQLException e) {
                throw new IllegalStateException("cannot lock " + scopes, e);
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException("cannot release lanes", e);
            }
        }
    }
}
