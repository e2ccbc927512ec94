package dev.risiti.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The quick run as anybody starts it. No figure is judged here: a test machine has other work to do. */
class BenchIT {
    private static final List<String> SECTIONS = List.of("receipts", "scale");

    @Test
    void bringsEveryFigureAndAgreesWithTheLedger() throws IOException, InterruptedException {
        Path out = Path.of(System.getProperty("risiti.bench.directory"));
        Files.createDirectories(out);
        Path console = out.resolve("console.log");
        ProcessBuilder quick = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        "target/risiti-bench.jar",
                        System.getProperty("risiti.project.root"),
                        "lanes",
                        "--quick",
                        "--only",
                        String.join(",", SECTIONS),
                        "--out",
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        // Nothing here lives long enough to gain from the second compiler; inherited by all that the bench starts.
        quick.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        Process bench = quick.start();
        try {
            assertThat(bench.waitFor(15, TimeUnit.MINUTES))
                    .as(Files.readString(console))
                    .isTrue();
        } finally {
            bench.destroy();
            bench.waitFor();
        }
        assertThat(bench.exitValue()).as(Files.readString(console)).isZero();
        JsonNode report = new ObjectMapper().readTree(out.resolve("bench.json").toFile());
        assertThat(report.path("contradictions")).isEmpty();
        for (String section : SECTIONS) {
            assertThat(report.path(section).path("rows")).as(section).isNotEmpty();
        }
        report.path("receipts")
                .path("rows")
                .forEach(row ->
                        assertThat(row.path("receiptsPerSecond").asDouble()).isPositive());
        assertThat(report.findValues("verdict")).extracting(JsonNode::asText).containsOnly("NOT_JUDGED");
        assertThat(out.resolve("summary.md")).isNotEmptyFile();
    }
}
