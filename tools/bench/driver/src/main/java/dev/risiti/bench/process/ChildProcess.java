package dev.risiti.bench.process;

import dev.risiti.bench.BenchException;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** A program that runs as a process of its own; what it prints is in its log. */
public final class ChildProcess implements Closeable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration POLITE = Duration.ofSeconds(15);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration PROBE = Duration.ofMillis(50);
    private static final int LOG_LINES = 20;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();

    private final String name;
    private final Process process;
    private final Path log;
    private volatile boolean closed;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Launches it; it is not ready yet. */
    public static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.appendTo(log.toFile()));
        // What configures the bench's own surroundings must not configure the programs.
        builder.environment().keySet().removeIf(key -> key.startsWith("RISITI_") || key.startsWith("QUARKUS_"));
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new BenchException("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Returns when the URL answers 200. */
    public void awaitHealthy(String url) {
        await(() -> answersHealthy(url));
    }

    /** Returns when something listens on the port. */
    public void awaitListening(int port) {
        await(() -> listens(port));
    }

    private void await(BooleanSupplier ready) {
        AtomicBoolean isReady = new AtomicBoolean();
        Waiting.until(
                () -> {
                    isReady.set(ready.getAsBoolean());
                    return isReady.get() || !process.isAlive();
                },
                START,
                PROBE);
        if (!isReady.get()) {
            boolean ended = !process.isAlive();
            close();
            throw new BenchException(
                    name + (ended ? " ended" : " was not ready in time") + ". Its log ends with:\n" + logEnd());
        }
    }

    private static boolean answersHealthy(String url) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean listens(int port) {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) ANSWER.toMillis());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The last lines it printed. */
    public String logEnd() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "(the log " + log + " cannot be read: " + e.getMessage() + ")";
        }
    }

    /**
     * Fails when it has ended without having been asked to.
     *
     * @throws BenchException with the end of its log
     */
    public void requireAlive() {
        if (!closed && !process.isAlive()) {
            throw new BenchException(name + " ended. Its log ends with:\n" + logEnd());
        }
    }

    /** Ends it, politely first; returns when it is gone. */
    @Override
    public void close() {
        closed = true;
        process.destroy();
        try {
            if (!process.waitFor(POLITE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
