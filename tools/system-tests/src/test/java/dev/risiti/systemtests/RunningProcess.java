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
final class RunningProcess {
    private final Process process;
    private final Path console;

    private RunningProcess(Process process, Path console) {
        this.process = process;
        this.console = console;
    }

    static RunningProcess start(Path console, Map<String, String> settings, List<String> command) {
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
    String output() {
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

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end, and ends it when it does not. */
    void stop(Duration patience) {
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
