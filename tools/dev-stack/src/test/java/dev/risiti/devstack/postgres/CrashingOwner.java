package dev.risiti.devstack.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;

/** Starts a server, commits a row and is gone without stopping the server. */
final class CrashingOwner {

    private CrashingOwner() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        EmbeddedPostgresServer server = EmbeddedPostgresServer.start(
                Integer.parseInt(arguments[1]),
                directory.resolve("data"),
                Path.of(arguments[2]),
                directory.resolve("log"));
        try (Connection connection = server.address().connectAsAdmin();
                Statement statement = connection.createStatement()) {
            statement.execute("create table survivor as select 1 as id");
        }
        Runtime.getRuntime().halt(9);
    }
}
