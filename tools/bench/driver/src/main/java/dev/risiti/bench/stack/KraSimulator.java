package dev.risiti.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.risiti.bench.BenchException;
import dev.risiti.bench.process.ChildProcess;
import dev.risiti.bench.process.FreePort;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The packaged stand-in for KRA as a process of its own, and its control API. */
public final class KraSimulator implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LEDGER_PAGE = 10_000;
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final ChildProcess process;
    private final int port;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER)
            .build();

    private KraSimulator(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it and returns when it is ready.
     *
     * @param work folder of the run, for its log and the copy of the program
     * @param onOneCore whether the process is bound to the machine's first core, where the system can do that
     */
    public static KraSimulator start(Path project, Path work, boolean onOneCore) {
        Path jar = Packaged.application(project, "tools/oscu-simulator", work.resolve("programs"));
        int port = FreePort.find();
        List<String> command = new ArrayList<>(onOneCore ? List.of("taskset", "-c", "0") : List.of());
        command.addAll(List.of(
                ChildProcess.java(),
                // It remembers every sale, at more than a thousand a second for minutes.
                "-Xmx3g",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                jar.toString()));
        ChildProcess process = ChildProcess.start(
                "oscu-simulator",
                command,
                Map.of("QUARKUS_HTTP_PORT", Integer.toString(port)),
                work.resolve("oscu-simulator.log"));
        process.awaitHealthy("http://localhost:" + port + "/q/health");
        return new KraSimulator(process, port);
    }

    /** Whether this system can bind a process to a core. */
    public static boolean canBind() {
        return List.of("/usr/bin/taskset", "/bin/taskset").stream().anyMatch(path -> Files.isExecutable(Path.of(path)));
    }

    public int port() {
        return port;
    }

    public ProcessHandle handle() {
        return process.handle();
    }

    /** Approves and initialises a device of the head office; returns its key. */
    public Installed install(String pin) {
        String serial = "BENCH/" + pin;
        post("/simulator/devices", Map.of("tin", pin, "bhfId", "00", "dvcSrlNo", serial, "taxprNm", "Bench"));
        JsonNode info = post("/etims-api/selectInitOsdcInfo", Map.of("tin", pin, "bhfId", "00", "dvcSrlNo", serial))
                .at("/data/info");
        return new Installed(info.path("cmcKey").asText(), info.path("sdcId").asText());
    }

    /** Saves the bench's item for a taxpayer, as a system would that does not do so by itself. */
    public void saveItem(String pin, String key) {
        JsonNode answer = send(request("/etims-api/saveItem")
                .header("tin", pin)
                .header("bhfId", "00")
                .header("cmcKey", key)
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"itemCd":"KE3NTNO0000001","itemClsCd":"1010160100","itemTyCd":"3","itemNm":"Delivery",\
                        "orgnNatCd":"KE","pkgUnitCd":"NT","qtyUnitCd":"NO","taxTyCd":"B","dftPrc":116,"isrcAplcbYn":"N",\
                        "useYn":"Y","regrId":"bench","regrNm":"Bench","modrId":"bench","modrNm":"Bench"}"""))
                .build());
        if (!answer.path("resultCd").asText().equals("000")) {
            throw new BenchException("the simulator refused the item of " + pin + ": " + answer);
        }
    }

    /** From now on every call takes this long. */
    public void latency(int millis) {
        post("/simulator/settings", Map.of("latencyMillis", millis));
    }

    /** From now on no call of this PIN is answered within an hour. */
    public void hang(String pin) {
        post(
                "/simulator/faults",
                Map.of("call", "*", "tin", pin, "fault", "SLOW", "millis", 3_600_000, "times", 1_000_000_000));
    }

    /** Hangs no longer. */
    public void clearFaults() {
        send(request("/simulator/faults").DELETE().build());
    }

    /** Every request so far, in order of arrival. */
    public void ledger(Consumer<JsonNode> reader) {
        long after = 0;
        while (true) {
            JsonNode page = send(request("/simulator/ledger?limit=" + LEDGER_PAGE + "&after=" + after)
                    .build());
            if (page.path("entries").isEmpty()) {
                return;
            }
            page.path("entries").forEach(reader);
            after = page.path("next").asLong();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(ANSWER);
    }

    private JsonNode post(String path, Map<String, ?> body) {
        try {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build());
        } catch (IOException e) {
            throw new BenchException("cannot write " + body, e);
        }
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw new BenchException(request.uri() + " answered " + response.statusCode());
            }
            return JSON.readTree(response.body().length == 0 ? new byte[] {'{', '}'} : response.body());
        } catch (IOException e) {
            process.requireAlive();
            throw new BenchException(request.uri() + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while asking the simulator", e);
        }
    }

    @Override
    public void close() {
        process.close();
        http.close();
    }

    /**
     * What KRA hands out at an initialisation.
     *
     * @param key a secret, of the simulator's
     */
    public record Installed(String key, String controlUnitId) {
        @Override
        public String toString() {
            return "Installed[controlUnitId=" + controlUnitId + ", key hidden]";
        }
    }
}
