package dev.risiti.systemtests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A process whose console goes to a file. */
public final class RunningProcess {
    private final Process process;
    private final Path console;

    private RunningProcess(Process process, Path console) {
        this.process = process;
        this.console = console;
    }

    public static RunningProcess start(Path console, Map<String, String> settings, List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
        builder.environment().putAll(settings);
        try {
            return new RunningProcess(builder.start(), console);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    /** Everything printed so far. */
    public String output() {
        try {
            return Files.readString(console);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + console, e);
        }
    }

    /** Waits until the console matches; fails with what it shows when the process ends or the time is up before. */
    void awaitOutput(Pattern wanted, Duration patience) {
        await(wanted + " on the console of " + console.getFileName())
                .atMost(patience)
                .pollInterval(Duration.ofMillis(50))
                .failFast(() -> {
                    // Whether it lives is asked first: what it printed last is then certainly in the file.
                    boolean ended = !process.isAlive();
                    if (ended && !wanted.matcher(output()).find()) {
                        throw new AssertionError("ended with exit code " + process.exitValue() + ":\n" + output());
                    }
                })
                .until(() -> wanted.matcher(output()).find());
    }

    /** @return the exit code */
    int awaitEnd(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still runs after " + patience + ":\n" + output());
        }
        return process.exitValue();
    }

    /** The processor time it has had since its start. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does; returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops its threads where they are: connections stay open, nothing moves. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on as if no time had passed. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        signal(name, process.pid());
    }

    /** Sends a signal that Java has no word for. */
    public static void signal(String name, long pid) {
        try {
            int exitCode = new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, pid))
                    .start()
                    .waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException("process %d does not take the signal %s".formatted(pid, name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Asks it to end, and ends it when it does not. */
    public void stop(Duration patience) {
        process.destroy();
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
