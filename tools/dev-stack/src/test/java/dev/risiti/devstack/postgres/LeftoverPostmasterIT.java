package dev.risiti.devstack.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.devstack.up.JavaChild;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoverPostmasterIT {

    @TempDir
    private Path directory;

    @Test
    void aServerThatOutlivedItsCrashedOwnerIsReplacedAndItsCommitsAreThere() throws Exception {
        int port = freePort();
        Path binaries = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");
        Process owner = JavaChild.start(CrashingOwner.class, directory, port, binaries);
        assertThat(owner.waitFor()).isEqualTo(9);
        LeftoverPostmaster leftover =
                LeftoverPostmaster.find(directory.resolve("data")).orElseThrow();

        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(
                        port, directory.resolve("data"), binaries, directory.resolve("log"));
                Connection connection = server.address().connectAsAdmin();
                ResultSet row = connection.createStatement().executeQuery("select id from survivor")) {
            assertThat(row.next()).isTrue();
            assertThat(server.process().orElseThrow().pid()).isNotEqualTo(leftover.pid());
        }
        assertThat(ProcessHandle.of(leftover.pid()).filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(LeftoverPostmaster.find(directory.resolve("data"))).isEmpty();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
