package dev.risiti.credential.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Sends the log to a file as well, so that tests can read it. */
public final class LogFile implements QuarkusTestResourceLifecycleManager {
    /** Where the file is. */
    public static final String PATH = "quarkus.log.file.path";

    @Override
    public Map<String, String> start() {
        try {
            Path file = Files.createTempFile("credential-service", ".log");
            file.toFile().deleteOnExit();
            return Map.of("quarkus.log.file.enabled", "true", PATH, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // the file goes with the JVM
    }
}
