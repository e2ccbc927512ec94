package dev.risiti.certify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * One run of the packaged program.
 *
 * @param output what it printed
 * @param folder where the report is, if one was written
 */
record CertifyRun(int exitCode, String output, Path folder) {
    static final Path SIMULATOR = Path.of("..", "oscu-simulator", "target", "quarkus-app", "quarkus-run.jar")
            .toAbsolutePath();

    static CertifyRun of(Path home, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var folder = home.resolve("report-" + System.nanoTime());
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Drisiti.certify.home=" + home,
                "-Drisiti.certify.simulator-jar=" + SIMULATOR,
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString(),
                "--out",
                folder.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CertifyRun(process.waitFor(), output, folder);
    }

    String json() throws IOException {
        return Files.readString(folder.resolve("evidence.json"));
    }

    String html() throws IOException {
        return Files.readString(folder.resolve("evidence.html"));
    }

    List<JsonNode> doors() throws IOException {
        return list(new ObjectMapper().readTree(json()).path("doors"));
    }

    /** Rows of the only door. */
    List<JsonNode> rows() throws IOException {
        return list(doors().getFirst().path("rows"));
    }

    /** The row of that id. */
    JsonNode row(String id) throws IOException {
        return rows().stream()
                .filter(row -> row.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
