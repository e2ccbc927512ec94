package dev.risiti.devstack.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** Creates and drops databases, each owned by a role of the same name whose password is that name too. */
public final class Databases {

    /** Names go into SQL as identifiers, so only these characters are let through. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final PostgresAddress server;

    public Databases(PostgresAddress server) {
        this.server = server;
    }

    /** Makes sure that the database and its role exist; what exists is left alone. */
    public ServiceDatabase create(String name) throws SQLException {
        requireName(name);
        try (Connection admin = server.connectAsAdmin();
                Statement statement = admin.createStatement()) {
            if (!exists(admin, "select 1 from pg_roles where rolname = ?", name)) {
                statement.execute("create role " + name + " login password '" + name + "'");
            }
            if (!exists(admin, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + name + " owner " + name);
            }
        }
        return new ServiceDatabase(name, server.jdbcUrl(name), name, name);
    }

    /** Drops the database and its role, ending the connections that are still open. */
    public void drop(String name) throws SQLException {
        requireName(name);
        try (Connection admin = server.connectAsAdmin();
                Statement statement = admin.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("drop role if exists " + name);
        }
    }

    private static boolean exists(Connection admin, String query, String name) throws SQLException {
        try (PreparedStatement statement = admin.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "database name must be lower case letters, digits and '_', starting with a letter: " + name);
        }
    }
}
