package dev.risiti.devstack.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Where a PostgreSQL server answers and who may administer it.
 *
 * @param serverUrl JDBC URL without a database, such as {@code jdbc:postgresql://localhost:5432}
 * @param adminDatabase database the administrator connects to
 * @param adminUser role that may create databases and roles
 * @param adminPassword its password; never part of {@link #toString()}
 */
public record PostgresAddress(String serverUrl, String adminDatabase, String adminUser, String adminPassword) {

    /** The server on a port of this machine, with PostgreSQL's own administrator. */
    public static PostgresAddress local(int port) {
        return new PostgresAddress("jdbc:postgresql://localhost:" + port, "postgres", "postgres", "postgres");
    }

    /**
     * Splits a JDBC URL of the form {@code jdbc:postgresql://host:port/database}.
     *
     * @throws IllegalArgumentException when the URL names no database
     */
    public static PostgresAddress parse(String jdbcUrl, String adminUser, String adminPassword) {
        int slash = jdbcUrl.lastIndexOf('/');
        if (!jdbcUrl.startsWith("jdbc:postgresql://") || slash < "jdbc:postgresql://".length()) {
            throw new IllegalArgumentException(
                    "not a PostgreSQL JDBC URL with a database (jdbc:postgresql://host:port/database): " + jdbcUrl);
        }
        return new PostgresAddress(jdbcUrl.substring(0, slash), jdbcUrl.substring(slash + 1), adminUser, adminPassword);
    }

    public String jdbcUrl(String database) {
        return serverUrl + "/" + database;
    }

    /** A connection of the administrator; the caller closes it. */
    public Connection connectAsAdmin() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(adminDatabase), adminUser, adminPassword);
    }

    @Override
    public String toString() {
        return "PostgresAddress[" + jdbcUrl(adminDatabase) + ", adminUser=" + adminUser + "]";
    }
}
