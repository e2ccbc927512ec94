package dev.risiti.devstack.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The packaged OSCU simulator as a process of its own, on a free port: KRA's gateway for the application under test.
 * Sets {@code risiti.kra.gateway.url} and {@code .token-url}, and {@value #URL} for {@link OscuSimulator}. Its output
 * goes to {@code target/oscu-simulator.log}.
 */
public final class OscuSimulatorResource implements QuarkusTestResourceLifecycleManager {

    /** Where the simulator is, without a path. */
    public static final String URL = "test.oscu-simulator.url";

    private static final Path JAR = Path.of("tools", "oscu-simulator", "target", "quarkus-app", "quarkus-run.jar");
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^ :]+:([0-9]+)");
    private static final long START_SECONDS = 120;

    private @Nullable Process process;

    @Override
    public Map<String, String> start() {
        try {
            ProcessBuilder java = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    jar().toString());
            java.environment().put("QUARKUS_HTTP_PORT", "0");
            Process started = java.redirectErrorStream(true).start();
            process = started;
            String url = "http://localhost:" + port(started);
            return Map.of(
                    URL,
                    url,
                    "risiti.kra.gateway.url",
                    url + "/etims-oscu/api/v1",
                    "risiti.kra.gateway.token-url",
                    url + "/v1/token/generate");
        } catch (IOException e) {
            throw new UncheckedIOException("the OSCU simulator did not start", e);
        }
    }

    private static Path jar() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path jar = folder.resolve(JAR);
            if (Files.exists(jar)) {
                return jar;
            }
        }
        throw new IllegalStateException("package tools/oscu-simulator first: " + JAR + " is missing");
    }

    /** Reads the port from its log, which it writes when it is ready. */
    private static int port(Process simulator) {
        CompletableFuture<Integer> port = new CompletableFuture<>();
        Thread.ofVirtual().name("oscu-simulator-log").start(() -> keepLog(simulator, port));
        try {
            return port.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            simulator.destroyForcibly();
            throw new IllegalStateException("the OSCU simulator did not start, see target/oscu-simulator.log", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the OSCU simulator started", e);
        }
    }

    private static void keepLog(Process simulator, CompletableFuture<Integer> port) {
        try (BufferedReader lines = simulator.inputReader();
                var log = Files.newBufferedWriter(Path.of("target", "oscu-simulator.log"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.write(line);
                log.newLine();
                log.flush();
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    port.complete(Integer.valueOf(listening.group(1)));
                }
            }
            port.completeExceptionally(new IllegalStateException("it ended by itself"));
        } catch (IOException e) {
            port.completeExceptionally(e);
        }
    }

    @Override
    public void stop() {
        if (process != null) {
            process.destroyForcibly();
            process = null;
        }
    }
}
