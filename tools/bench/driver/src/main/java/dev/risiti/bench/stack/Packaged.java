package dev.risiti.bench.stack;

import dev.risiti.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The programs that the build packaged. */
final class Packaged {
    private Packaged() {}

    /**
     * The application's jar, in a copy that belongs to the run: a build meanwhile would replace classes that a running
     * program has not loaded yet.
     *
     * @param programs folder of the copies, one per module, made when it is first asked for
     */
    static Path application(Path project, String module, Path programs) {
        Path packaged = project.resolve(module).resolve("target/quarkus-app");
        if (!Files.exists(packaged.resolve("quarkus-run.jar"))) {
            throw new BenchException(module + " is not built: " + packaged + " is missing");
        }
        Path copy = programs.resolve(module.replace('/', '-'));
        try {
            if (!Files.exists(copy)) {
                copy(packaged, copy);
            }
        } catch (IOException e) {
            throw new BenchException("cannot copy " + packaged + " to " + copy + ": " + e.getMessage(), e);
        }
        return copy.resolve("quarkus-run.jar");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        List<Path> files;
        try (Stream<Path> tree = Files.walk(from)) {
            files = tree.toList();
        }
        // A folder comes before what is in it.
        for (Path file : files) {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
    }
}
