package dev.risiti.systemtests.faults;

import static org.awaitility.Awaitility.await;

import dev.risiti.devstack.FileTree;
import dev.risiti.systemtests.RunningProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A packaged application that can be started again and again; what it prints is kept, start by start. */
final class Program implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final String name;
    private final Path jar;
    private final Path work;
    private final Map<String, String> settings;
    private final String readiness;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();
    private RunningProcess process;
    private int starts;

    /**
     * Starts it; it is not ready yet.
     *
     * @param readiness URL that answers 200 when it is
     */
    Program(String name, Path jar, Path work, Map<String, String> settings, String readiness) {
        this.name = name;
        this.jar = jar;
        this.work = work;
        this.settings = settings;
        this.readiness = readiness;
        this.process = launch();
    }

    private RunningProcess launch() {
        starts++;
        return RunningProcess.start(
                work.resolve("%s-%d.log".formatted(name, starts)),
                settings,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar.toString()));
    }

    /** The application's jar in a copy: a build meanwhile must not replace classes that are not loaded yet. */
    static Path copy(Path project, String module, Path programs) {
        Path packaged = project.resolve(module).resolve("target/quarkus-app");
        Path copy = programs.resolve(module.replace('/', '-'));
        try (Stream<Path> tree = Files.walk(packaged)) {
            FileTree.delete(copy);
            Files.createDirectories(programs);
            // A folder comes before what is in it.
            for (Path file : tree.toList()) {
                Files.copy(file, copy.resolve(packaged.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("package %s first: cannot copy %s".formatted(module, packaged), e);
        }
        return copy.resolve("quarkus-run.jar");
    }

    void awaitReady() {
        await(name + " ready").atMost(START).pollInterval(Duration.ofMillis(50)).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError(name + " ended:\n" + process.output());
            }
            return status(readiness) == 200;
        });
    }

    private int status(String url) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .timeout(ANSWER)
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** How many lines of its present run match. */
    long printed(Pattern pattern) {
        return pattern.matcher(process.output()).results().count();
    }

    /** The processor time of its present run. */
    Duration processorTime() {
        return process.processorTime();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.kill();
    }

    void freeze() {
        process.freeze();
    }

    void thaw() {
        process.thaw();
    }

    /** Starts it again, as whoever watches over processes would; it is not ready yet. */
    void restart() {
        process = launch();
    }

    @Override
    public void close() {
        process.kill();
    }
}
