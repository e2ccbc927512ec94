package dev.risiti.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.risiti.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The report on disk: {@code bench.json} for programs, {@code summary.md} for people. */
public final class ReportFiles {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;

    public ReportFiles(Path folder) {
        this.folder = folder;
    }

    /** Writes what there is, over what was written before. */
    public void write(Report report) {
        try {
            Files.createDirectories(folder);
            JSON.writeValue(folder.resolve("bench.json").toFile(), report.json());
            Files.writeString(folder.resolve("summary.md"), report.markdown());
        } catch (IOException e) {
            throw new BenchException("cannot write the report into " + folder + ": " + e.getMessage(), e);
        }
    }

    Path folder() {
        return folder;
    }
}
