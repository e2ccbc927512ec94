package dev.risiti.devstack.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL server that still runs on a data directory although the JVM that started it is gone.
 *
 * <p>It is recognised by what the server itself wrote into {@code postmaster.pid} (process id, data directory, start
 * time) and never by a process name, so no other PostgreSQL of the machine is ever touched.
 */
public final class LeftoverPostmaster {

    private static final String PID_FILE = "postmaster.pid";

    /** The operating system reports a start time in ticks since boot, the server in whole seconds of the wall clock. */
    private static final Duration START_TIME_TOLERANCE = Duration.ofSeconds(5);

    private static final Duration FAST_STOP_DEADLINE = Duration.ofSeconds(20);

    private final ProcessHandle process;

    private LeftoverPostmaster(ProcessHandle process) {
        this.process = process;
    }

    /** The server that runs on this data directory, if one does. */
    public static Optional<LeftoverPostmaster> find(Path data) {
        Path pidFile = data.resolve(PID_FILE);
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(pidFile);
            if (lines.size() < 3 || !Files.isSameFile(Path.of(lines.get(1)), data)) {
                return Optional.empty();
            }
            long pid = Long.parseLong(lines.get(0).strip());
            Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startedAt(process, started))
                    .map(LeftoverPostmaster::new);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pidFile, e);
        }
    }

    /** Whether a recycled process id can be ruled out. */
    private static boolean startedAt(ProcessHandle process, Instant expected) {
        return process.info()
                .startInstant()
                .map(actual -> Duration.between(expected, actual).abs().compareTo(START_TIME_TOLERANCE) <= 0)
                .orElse(false);
    }

    public long pid() {
        return process.pid();
    }

    /** Asks for a fast shutdown (clients are disconnected), then kills what does not obey; returns when it is gone. */
    public void stop() {
        try {
            // SIGINT is PostgreSQL's fast shutdown; Java itself can only send SIGTERM, which waits for all clients.
            new ProcessBuilder("sh", "-c", "kill -INT \"$0\"", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (!goneWithin(FAST_STOP_DEADLINE)) {
                process.destroyForcibly();
                goneWithin(FAST_STOP_DEADLINE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot signal the PostgreSQL process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL was stopping", e);
        }
        if (process.isAlive()) {
            throw new IllegalStateException("the PostgreSQL process " + process.pid() + " does not stop");
        }
    }

    private boolean goneWithin(Duration deadline) throws InterruptedException {
        try {
            process.onExit().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot watch the PostgreSQL process " + process.pid(), e);
        }
    }
}
