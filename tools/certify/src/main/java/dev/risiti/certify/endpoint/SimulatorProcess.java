package dev.risiti.certify.endpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** The packaged simulator as a process of its own on a free port, for as long as this is open. */
public final class SimulatorProcess implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://\\S+:(\\d+)");
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Process process;
    private final URI url;

    private SimulatorProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param log gets what it prints
     * @throws IOException when it does not start
     */
    public static SimulatorProcess start(Path jar, Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-Xmx256m", "-jar", jar.toString()).redirectErrorStream(true);
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        // What it knows must not outlive it.
        builder.environment().remove("RISITI_SIMULATOR_DATA");
        var process = builder.start();
        // Ctrl-C ends us without closing anything.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var port = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> follow(process, log, port));
        try {
            var url = URI.create("http://localhost:" + port.get(START.toSeconds(), TimeUnit.SECONDS));
            return new SimulatorProcess(process, url);
        } catch (ExecutionException | TimeoutException notStarted) {
            process.destroyForcibly();
            throw new IOException("the simulator did not start; see " + log, notStarted);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the simulator started", interrupted);
        }
    }

    private static void follow(Process process, Path log, CompletableFuture<String> port) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                var copy = Files.newBufferedWriter(log)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.write(line);
                copy.newLine();
                copy.flush();
                var listening = LISTENING.matcher(line);
                if (listening.find()) {
                    port.complete(listening.group(1));
                }
            }
            port.completeExceptionally(new IOException("it ended"));
        } catch (IOException unreadable) {
            port.completeExceptionally(unreadable);
        }
    }

    /** Where it listens, without a path. */
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
