package dev.risiti.systemtests;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The whole system, started by the launcher as {@code ./risiti up} starts it, on free ports and with a state of its own,
 * so that it disturbs no system that runs from the same project.
 */
final class Stack implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(90);
    private static final List<String> MODULES =
            List.of("tools", "credential-service", "submission-service", "sync-service", "lineage-service");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path project;
    private final Map<String, String> settings = settings();
    private final RunningProcess launcher;
    private int demos;

    private Stack(Path project) {
        this.project = project;
        this.launcher =
                RunningProcess.start(project.resolve("up.log"), settings, command("up", "--fresh", "--no-demo"));
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = FreePorts.asSettings();
        // What was open at KRA when its service died is resent only after this; KRA's two minutes would be waited out.
        settings.put("RISITI_KRA_WRITE_DEADLINE", "15S");
        settings.put("RISITI_DEMO_PATIENCE", "PT4M");
        return settings;
    }

    /** Starts everything and waits until it is ready. */
    static Stack start() {
        Path project = Path.of(System.getProperty("risiti.stack.directory"));
        try {
            link(Path.of(System.getProperty("risiti.project.root")).toRealPath(), project);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + project, e);
        }
        Stack stack = new Stack(project);
        try {
            stack.launcher.awaitOutput(Pattern.compile("Everything is ready"), START);
            return stack;
        } catch (RuntimeException | AssertionError e) {
            stack.close();
            throw e;
        }
    }

    /** A project folder that shares the packaged programs with the real one, but not its state. */
    private static void link(Path root, Path project) throws IOException {
        Files.createDirectories(project);
        for (String module : MODULES) {
            Path link = project.resolve(module);
            if (!Files.isSymbolicLink(link)) {
                Files.createSymbolicLink(link, root.resolve(module));
            }
        }
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                project.resolve("tools/dev-stack/target/risiti-launcher.jar").toString(),
                project.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Plays a business day; its console is kept beside the others. */
    RunningProcess startDemo() {
        demos++;
        return RunningProcess.start(project.resolve("demo-%d.log".formatted(demos)), settings, command("demo"));
    }

    /** The process of a program. */
    ProcessHandle process(String program) {
        for (JsonNode process : processes()) {
            if (program.equals(process.path("name").asText())) {
                return ProcessHandle.of(process.path("pid").asLong())
                        .filter(ProcessHandle::isAlive)
                        .orElseThrow(() -> new AssertionError(program + " does not run"));
            }
        }
        throw new AssertionError("no program is called " + program);
    }

    private JsonNode processes() {
        Path list = project.resolve(".risiti/processes.json");
        try {
            return JSON.readTree(list.toFile()).path("processes");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + list, e);
        }
    }

    /** Kills a program as {@code kill -9} does; the launcher brings it back. */
    void kill(String program) {
        process(program).destroyForcibly();
    }

    /** Waits until the launcher has brought a program back. */
    void awaitReady() {
        await("all programs ready")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> RunningProcess.start(project.resolve("status.log"), settings, command("status"))
                                .awaitEnd(Duration.ofSeconds(20))
                        == 0);
    }

    /** What the launcher has printed. */
    String console() {
        return launcher.output();
    }

    @Override
    public void close() {
        launcher.stop(STOP);
    }
}
