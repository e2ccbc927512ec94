package dev.risiti.certify.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a report in its two forms. */
@Singleton
public final class ReportWriter {
    private static final String JSON = "evidence.json";
    private static final String HTML = "evidence.html";

    private final ObjectMapper json;
    private final Template page;

    ReportWriter(ObjectMapper json, @Location("evidence.html") Template page) {
        this.json = json;
        this.page = page;
    }

    /**
     * Writes both files.
     *
     * @return the page for people
     * @throws IOException when the folder cannot be written to
     */
    public Path write(Report report, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(JSON), json.writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
        var html = folder.resolve(HTML);
        Files.writeString(html, page.data("report", report).render());
        return html;
    }
}
