package dev.risiti.simulator.oscu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.simulator.oscu.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A plain HTTP caller, as any integrator's would be. */
final class Wire {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final Duration patience;

    Wire(URI base) {
        this(base, Duration.ofSeconds(20));
    }

    private Wire(URI base, Duration patience) {
        this.base = base;
        this.patience = patience;
    }

    /** The same caller, giving up earlier. */
    Wire patience(Duration shorter) {
        return new Wire(base, shorter);
    }

    Answer post(String path, Object body, Map<String, String> headers) throws IOException {
        return send("POST", path, new String(Json.bytes(body), StandardCharsets.UTF_8), headers);
    }

    Answer control(String path, Object body) throws IOException {
        return post("/simulator/" + path, body, Map.of());
    }

    Answer get(String path) throws IOException {
        return send("GET", path, "", Map.of());
    }

    /** Sends exactly this text. */
    Answer send(String method, String path, String body, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The ledger of a PIN, read page by page. */
    List<JsonNode> ledger(String tin) throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        long after = 0;
        while (true) {
            JsonNode page = get("/simulator/ledger?limit=2&tin=" + tin + "&after=" + after)
                    .json();
            if (page.path("entries").isEmpty()) {
                return entries;
            }
            page.path("entries").forEach(entries::add);
            after = page.path("next").asLong();
        }
    }
}
