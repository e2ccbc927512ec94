package dev.risiti.devstack.up;

import dev.risiti.devstack.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder {@code .risiti} at the project root: what the local system keeps between starts and what describes the
 * running one.
 */
final class StateDirectory {

    private final Path root;

    /** @param project root of the project */
    StateDirectory(Path project) {
        this.root = project.resolve(".risiti");
    }

    Path lock() {
        return root.resolve("lock");
    }

    Path processes() {
        return root.resolve("processes.json");
    }

    Path secrets() {
        return root.resolve("secrets");
    }

    /** Programs of PostgreSQL, unpacked once. */
    Path postgresBinaries() {
        return root.resolve("postgres");
    }

    Path data(Program program) {
        return root.resolve("data").resolve(program.id());
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path log(Program program) {
        return logs().resolve(program.id() + ".log");
    }

    void create() {
        try {
            Files.createDirectories(root.resolve("data"));
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + root, e);
        }
    }

    /** Each start begins with empty log files. */
    void emptyLogs() {
        for (Program program : Program.values()) {
            try {
                Files.deleteIfExists(log(program));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete " + log(program), e);
            }
        }
    }

    /** Deletes all business data: databases, topics, the books and KRA's ledger. Secrets stay. */
    void wipeData() {
        Path data = root.resolve("data");
        try {
            FileTree.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot wipe " + data, e);
        }
    }
}
