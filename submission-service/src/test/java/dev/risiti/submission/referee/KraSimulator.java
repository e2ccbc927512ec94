package dev.risiti.submission.referee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The packaged OSCU simulator as a process of its own: the referee of these tests. */
public final class KraSimulator implements QuarkusTestResourceLifecycleManager {
    private static final String PORT = "dev.risiti.submission.referee.port";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Process process;

    @Override
    public Map<String, String> start() {
        Path jar = Path.of("..", "tools", "oscu-simulator", "target", "quarkus-app", "quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("package tools/oscu-simulator first: " + jar + " is missing");
        }
        try {
            int port = freePort();
            ProcessBuilder java = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-jar",
                    jar.toString());
            java.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
            process = java.redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "oscu-simulator.log").toFile())
                    .start();
            System.setProperty(PORT, String.valueOf(port));
        } catch (IOException e) {
            throw new IllegalStateException("the OSCU simulator did not start", e);
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> get("/q/health") != null);
        return Map.of(
                "risiti.kra.direct-url",
                base() + "/etims-api",
                "risiti.kra.gateway.url",
                base() + "/etims-oscu/api/v1",
                "risiti.kra.gateway.token-url",
                base() + "/v1/token/generate");
    }

    @Override
    public void stop() {
        process.destroyForcibly();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String base() {
        return "http://localhost:" + System.getProperty(PORT);
    }

    /** Approves and initialises a device; returns its communication key. */
    public static String install(String pin, String branch) {
        String serial = "TEST/" + pin + "/" + branch;
        post("/simulator/devices", Map.of("tin", pin, "bhfId", branch, "dvcSrlNo", serial, "taxprNm", "Mtaa Traders"));
        return post("/etims-api/selectInitOsdcInfo", Map.of("tin", pin, "bhfId", branch, "dvcSrlNo", serial))
                .at("/data/info/cmcKey")
                .asText();
    }

    /** Another system registers an item. */
    public static void otherSystemSaves(String pin, String branch, String key, Map<String, ?> item) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "tin", pin, "bhfId", branch, "cmcKey", key, "orgnNatCd", "KE", "isrcAplcbYn", "N", "useYn", "Y"));
        List.of("regrId", "regrNm", "modrId", "modrNm").forEach(who -> body.put(who, "other"));
        body.putAll(item);
        JsonNode answer = post("/etims-api/saveItem", body);
        if (!answer.path("resultCd").asText().equals("000")) {
            throw new IllegalStateException("the simulator says " + answer);
        }
    }

    /** Registers an app at the gateway. */
    public static void app(String clientId, String clientSecret, String appId) {
        post("/simulator/apps", Map.of("clientId", clientId, "clientSecret", clientSecret, "appId", appId));
    }

    /** The next {@code times} calls of this kind by this PIN go wrong. */
    public static void fault(String call, String pin, String fault, int times) {
        post("/simulator/faults", Map.of("call", call, "tin", pin, "fault", fault, "times", times));
    }

    /** As {@link #fault}, with what the fault needs besides. */
    public static void order(String call, String pin, Map<String, ?> fault) {
        Map<String, Object> order = new HashMap<>(fault);
        order.put("call", call);
        order.put("tin", pin);
        post("/simulator/faults", order);
    }

    /** Nothing goes wrong any more. */
    public static void clearFaults() {
        send(HttpRequest.newBuilder(URI.create(base() + "/simulator/faults"))
                .DELETE()
                .build());
    }

    /** The next call of this kind by this PIN is carried out, and answered that much later. */
    public static void slow(String call, String pin, Duration delay) {
        post(
                "/simulator/faults",
                Map.of("call", call, "tin", pin, "fault", "SLOW", "times", 1, "millis", delay.toMillis()));
    }

    /** Customs declares a line for this PIN; the row as KRA's list shows it. */
    public static JsonNode declare(String pin, String taskCode) {
        return post("/simulator/feeds/imports", Map.of("tin", pin, "taskCd", taskCode));
    }

    /** Whose documents share a counter at KRA: {@code DEVICE} or {@code PIN}. */
    public static void invoicesCount(String scope) {
        post("/simulator/settings", Map.of("invcNoScope", scope));
    }

    /** Another system issues so many sales at this device. */
    public static void otherSystemSells(String pin, String branch, int sales) {
        post("/simulator/other-system", Map.of("tin", pin, "bhfId", branch, "sales", sales));
    }

    /** What the referee saw of a call, in order. */
    public static List<JsonNode> ledger(String pin, String call) {
        List<JsonNode> entries = new ArrayList<>();
        get("/simulator/ledger?limit=10000&tin=" + pin).path("entries").forEach(entry -> {
            if (entry.path("call").asText().equals(call)) {
                entries.add(entry);
            }
        });
        return entries;
    }

    private static JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base() + path)).build());
    }

    private static JsonNode post(String path, Map<String, ?> body) {
        try {
            return send(HttpRequest.newBuilder(URI.create(base() + path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(request.uri() + " answered " + response.body());
            }
            return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
