package dev.risiti.devstack.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The business day that is played through the running system, as a process of its own. */
final class Demo {

    private final Path jar;
    private @Nullable Process running;
    private boolean stopped;

    Demo(Path project) {
        this.jar = project.resolve("tools/demo/target/risiti-demo.jar");
    }

    /**
     * Plays it on this console.
     *
     * @param settings environment that tells where the system answers
     * @return exit code of the demo: 0 when everything ended as it must
     */
    int play(Map<String, String> settings) {
        if (!Files.exists(jar)) {
            throw new StackException("the demo is not built: " + jar + " is missing");
        }
        try {
            Optional<Process> process = launch(settings);
            return process.isPresent() ? process.get().waitFor() : 1;
        } catch (IOException e) {
            throw new StackException("cannot launch the demo: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while the demo was running", e);
        }
    }

    private synchronized Optional<Process> launch(Map<String, String> settings) throws IOException {
        if (stopped) {
            return Optional.empty();
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        java,
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        jar.toString()))
                .inheritIO();
        builder.environment().putAll(settings);
        Process process = builder.start();
        running = process;
        return Optional.of(process);
    }

    synchronized void stop() {
        stopped = true;
        if (running != null) {
            Ending.end(running.toHandle());
        }
    }
}
