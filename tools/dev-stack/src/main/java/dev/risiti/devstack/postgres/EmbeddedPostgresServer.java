package dev.risiti.devstack.postgres;

import dev.risiti.devstack.FileTree;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A real PostgreSQL server started from the binaries in Maven artifacts, with durable settings.
 *
 * <p>The server is a process of its own that outlives a killed JVM; {@link LeftoverPostmaster} removes such a one.
 */
public final class EmbeddedPostgresServer implements Closeable {

    /** Generous because several builds may share the machine. */
    private static final Duration START_DEADLINE = Duration.ofSeconds(60);

    private static final int PORT_ATTEMPTS = 3;

    private final EmbeddedPostgres server;
    private final Optional<Path> keptData;

    private EmbeddedPostgresServer(EmbeddedPostgres server, Optional<Path> keptData) {
        this.server = server;
        this.keptData = keptData;
    }

    /** Starts a server on a free port, with a data directory that is deleted on {@link #close()}. */
    public static EmbeddedPostgresServer startTemporary() throws IOException {
        IOException last = new IOException("PostgreSQL was not started");
        // The free port is found before the server binds it, so another process may take it in between.
        for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
            try {
                EmbeddedPostgres server = durable().setCleanDataDirectory(true).start();
                return new EmbeddedPostgresServer(server, Optional.empty());
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    /**
     * Starts a server on a fixed port whose data is kept between starts. A server that a crash left running on the same
     * data is stopped first.
     *
     * @param port TCP port on localhost
     * @param data data directory, created when absent
     * @param binaries directory into which the server's programs are unpacked once
     * @param log file that the server's own messages are appended to
     */
    public static EmbeddedPostgresServer start(int port, Path data, Path binaries, Path log) throws IOException {
        LeftoverPostmaster.find(data).ifPresent(LeftoverPostmaster::stop);
        Files.createDirectories(data);
        Files.createDirectories(binaries);
        removeHalfUnpacked(binaries);
        EmbeddedPostgres server = durable()
                .setPort(port)
                .setCleanDataDirectory(false)
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setRegisterShutdownHook(false)
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .start();
        return new EmbeddedPostgresServer(server, Optional.of(data));
    }

    /** The library marks what it has unpacked completely, and fails for ever on what it has not. */
    private static void removeHalfUnpacked(Path binaries) throws IOException {
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(binaries, "PG-*")) {
            for (Path version : versions) {
                if (!Files.exists(version.resolve(".exists"))) {
                    FileTree.delete(version);
                }
            }
        }
    }

    private static EmbeddedPostgres.Builder durable() {
        // The library's defaults lose committed transactions in a crash; ours must behave like production.
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setPGStartupWait(START_DEADLINE);
    }

    public PostgresAddress address() {
        return PostgresAddress.local(server.getPort());
    }

    /** The server's process, for a server with kept data. */
    public Optional<ProcessHandle> process() {
        return keptData.flatMap(LeftoverPostmaster::find)
                .map(LeftoverPostmaster::pid)
                .flatMap(ProcessHandle::of);
    }

    /** Stops the server; open transactions are rolled back. */
    @Override
    public void close() throws IOException {
        server.close();
        // The library gives the server five seconds and only logs when they are not enough.
        keptData.flatMap(LeftoverPostmaster::find).ifPresent(LeftoverPostmaster::stop);
    }
}
