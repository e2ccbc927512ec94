package dev.risiti.devstack.testing;

import dev.risiti.devstack.postgres.Databases;
import dev.risiti.devstack.postgres.ServiceDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database that belongs to one test application and is dropped with it. */
public final class TestDatabase implements AutoCloseable {

    private final ServiceDatabase database;
    private final Databases databases;

    TestDatabase(ServiceDatabase database, Databases databases) {
        this.database = database;
        this.databases = databases;
    }

    public String jdbcUrl() {
        return database.jdbcUrl();
    }

    public String username() {
        return database.username();
    }

    public String password() {
        return database.password();
    }

    /** A connection as the owner of the database; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), username(), password());
    }

    /** Drops the database, ending the connections that are still open. */
    @Override
    public void close() {
        try {
            databases.drop(database.name());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot drop the database " + database.name(), e);
        }
    }
}
