package dev.risiti.simulator.books.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.json.Json;
import dev.risiti.simulator.books.settings.SimulatorConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Facts in the order they happened, one JSON object a line. A fact is appended before it takes effect in memory; the
 * operating system, not this class, decides when it reaches the disk, so a killed process loses nothing but a crashed
 * machine may. Without a directory nothing is kept.
 */
@ApplicationScoped
public class Journal {
    private static final Logger LOG = Logger.getLogger(Journal.class);
    private static final String FILE_NAME = "books.journal";

    private final @Nullable Path file;
    private final @Nullable FileChannel channel;
    private final ReentrantLock lock = new ReentrantLock();

    @Inject
    public Journal(SimulatorConfig config) {
        this(config.data().map(Path::of).orElse(null));
    }

    public Journal(@Nullable Path directory) {
        if (directory == null) {
            file = null;
            channel = null;
            return;
        }
        try {
            Files.createDirectories(directory);
            Path opened = directory.resolve(FILE_NAME);
            FileChannel open = FileChannel.open(
                    opened, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            cutTornLine(open, opened);
            open.position(open.size());
            file = opened;
            channel = open;
        } catch (IOException e) {
            throw new UncheckedIOException("the journal in " + directory + " cannot be opened", e);
        }
    }

    /** A process killed while it wrote leaves a last line without its end. */
    private static void cutTornLine(FileChannel channel, Path file) throws IOException {
        long end = channel.size();
        long keep = end;
        ByteBuffer one = ByteBuffer.allocate(1);
        while (keep > 0) {
            one.clear();
            channel.read(one, keep - 1);
            if (one.get(0) == '\n') {
                break;
            }
            keep--;
        }
        if (keep < end) {
            LOG.warnf("state=torn-line-cut journal=%s bytes=%d", file.getFileName(), end - keep);
            channel.truncate(keep);
        }
    }

    /** Appends one fact. */
    public void append(String kind, ObjectNode fact) {
        if (channel == null) {
            return;
        }
        ObjectNode line = Json.object().put("kind", kind);
        line.set("fact", fact);
        ByteBuffer bytes = ByteBuffer.wrap((Json.write(line) + '\n').getBytes(StandardCharsets.UTF_8));
        lock.lock();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be written", e);
        } finally {
            lock.unlock();
        }
    }

    /** Hands each fact of earlier runs, with its kind, to {@code reader}, oldest first. */
    public void replay(BiConsumer<String, ObjectNode> reader) {
        if (file == null) {
            return;
        }
        try (var lines = Files.lines(file)) {
            long[] number = {0};
            lines.forEach(text -> {
                number[0]++;
                ObjectNode line = Json.parseObject(text)
                        .orElseThrow(() -> new IllegalStateException(
                                "line " + number[0] + " of the journal is not a JSON object"));
                reader.accept(line.path("kind").asText(), line.withObject("fact"));
            });
            LOG.infof("state=replayed journal=%s facts=%d", file.getFileName(), number[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be read", e);
        }
    }

    @PreDestroy
    public void close() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be closed", e);
        }
    }
}
