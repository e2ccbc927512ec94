package dev.risiti.certify.check;

import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.outcome.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a communication key goes the moment it arrives: KRA hands it out once. The owner alone can read the file, and
 * it has the form that {@code --secrets} takes. For a simulated device nothing is kept.
 */
public final class KeyFile {
    private final Optional<Path> file;

    /** @param file empty to keep nothing */
    public KeyFile(Optional<Path> file) {
        this.file = file;
    }

    /** Creates the file, so that no key is asked for that could not be kept. */
    void makeReady() {
        file.ifPresent(path -> writing(() -> {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (Files.exists(path)) {
                throw new CheckFailedException(
                        "nothing was sent: " + path + " holds the key of this device already; use --secrets " + path);
            }
            Files.createFile(path, ownerOnly(path));
        }));
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        var views = path.toAbsolutePath().getFileSystem().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Keeps the answer as it came, before anybody tries to understand it. */
    void keepRaw(@Nullable Reply reply) {
        if (reply != null) {
            write("# KRA's answer: " + new String(reply.body(), StandardCharsets.UTF_8).replaceAll("[\r\n]+", " "));
        }
    }

    /** Keeps the key in place of the raw answer. */
    void keep(String key) {
        write("key=" + key);
    }

    /** Removes the file after a refusal; an answer that nobody understood stays for a person to look at. */
    void nothingCame(Outcome outcome) {
        if (outcome instanceof Outcome.Unknown && outcome.reply() != null) {
            return;
        }
        file.ifPresent(path -> writing(() -> Files.deleteIfExists(path)));
    }

    private void write(String line) {
        file.ifPresent(path -> writing(() ->
                Files.writeString(path, line + "\n", StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.SYNC)));
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private static void writing(Writing writing) {
        try {
            writing.run();
        } catch (IOException failed) {
            throw new UncheckedIOException("the key file could not be written", failed);
        }
    }
}
