package dev.risiti.simulator.oscu.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.risiti.simulator.oscu.json.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A journal in one append-only file of JSON lines. */
public final class FileJournal implements Journal {
    private static final Logger LOG = Logger.getLogger(FileJournal.class);

    private final FileOutputStream out;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(1 << 16);
    private boolean broken;

    private FileJournal(FileOutputStream out) {
        this.out = out;
    }

    /**
     * Replays what the folder holds, then opens it for more. A last line without its line break was torn by a crash and
     * is cut off: nobody had been answered on its strength.
     *
     * @throws IllegalStateException when another simulator uses the folder, or a line in the middle cannot be read
     */
    public static FileJournal open(Path folder, Consumer<JournalLine> replay) {
        Path file = folder.resolve("journal.jsonl");
        try {
            Files.createDirectories(folder);
            FileOutputStream out = new FileOutputStream(file.toFile(), true);
            if (out.getChannel().tryLock() == null) {
                throw new IllegalStateException("another simulator uses " + folder);
            }
            long whole = replay(file, replay);
            if (whole < Files.size(file)) {
                LOG.warnf("journal=%s torn_bytes=%d cut=true", file, Files.size(file) - whole);
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(whole);
                }
            }
            return new FileJournal(out);
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + file + " cannot be opened", e);
        }
    }

    /** Returns the length of the part that consists of whole lines. */
    private static long replay(Path file, Consumer<JournalLine> replay) throws IOException {
        long whole = 0;
        long number = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            byte @Nullable [] line = nextLine(in);
            while (line != null) {
                number++;
                try {
                    replay.accept(Json.MAPPER.readValue(line, JournalLine.class));
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException("journal " + file + " line " + number + " cannot be read", e);
                }
                whole += line.length + 1L;
                line = nextLine(in);
            }
        }
        LOG.infof("journal=%s replayed_lines=%d", file, number);
        return whole;
    }

    private static byte @Nullable [] nextLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toByteArray();
            }
            line.write(next);
        }
        return null;
    }

    @Override
    public void append(JournalLine line) {
        byte[] bytes = Json.bytes(line);
        synchronized (this) {
            checkWhole();
            waiting.writeBytes(bytes);
            waiting.write('\n');
        }
    }

    @Override
    public synchronized void flush() {
        checkWhole();
        if (waiting.size() == 0) {
            return;
        }
        try {
            waiting.writeTo(out);
            waiting.reset();
        } catch (IOException e) {
            // A half-written line in the middle would make all that follows unreadable.
            broken = true;
            throw new UncheckedIOException(e);
        }
    }

    private void checkWhole() {
        if (broken) {
            throw new IllegalStateException("the journal ended with a failed write");
        }
    }
}
