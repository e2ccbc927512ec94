package dev.risiti.bench.stack;

import dev.risiti.bench.BenchException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The programs that the build packaged. */
final class Packaged {
    private Packaged() {}

    static Path application(Path project, String module) {
        Path jar = project.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new BenchException(module + " is not built: " + jar + " is missing");
        }
        return jar;
    }
}
