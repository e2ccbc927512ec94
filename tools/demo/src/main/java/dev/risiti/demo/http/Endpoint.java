package dev.risiti.demo.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.demo.DemoFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One program of the system as a JSON API. */
public final class Endpoint {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration TOTAL = Duration.ofSeconds(20);
    private static final String JSON = "application/json";

    private final String role;
    private final String setting;
    private final URI base;
    private final Map<String, String> headers;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /**
     * @param role what the program is, for messages
     * @param setting the environment variable that names its URL, for messages
     */
    public Endpoint(String role, String setting, URI base) {
        this(role, setting, base, Map.of());
    }

    private Endpoint(String role, String setting, URI base, Map<String, String> headers) {
        this.role = role;
        this.setting = setting;
        this.base = base;
        this.headers = headers;
    }

    /** The same program with one more header on each request. */
    public Endpoint with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Endpoint(role, setting, base, more);
    }

    /**
     * @throws Unreachable when nobody answers
     * @throws DemoFailure when the answer is not 2xx
     */
    public JsonNode get(String path) {
        return successful(request(path).GET().build());
    }

    /**
     * @throws Unreachable when nobody answers
     * @throws DemoFailure when the answer is not 2xx
     */
    public JsonNode post(String path, JsonNode body) {
        return successful(request(path)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofByteArray(Json.bytes(body)))
                .build());
    }

    /** Posts a form, as OAuth wants it. */
    public JsonNode postForm(String path, String form) {
        return successful(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(TOTAL).header("Accept", JSON);
        headers.forEach(builder::header);
        return builder;
    }

    private JsonNode successful(HttpRequest request) {
        HttpResponse<byte[]> response = send(request);
        if (response.statusCode() / 100 != 2) {
            throw new DemoFailure("%s answered %s %s with %d: %s"
                    .formatted(
                            role,
                            request.method(),
                            request.uri(),
                            response.statusCode(),
                            new String(response.body(), StandardCharsets.UTF_8)));
        }
        try {
            return Json.read(response.body());
        } catch (IOException e) {
            throw new DemoFailure(role + " answered " + request.uri() + " with something that is no JSON", e);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Unreachable(
                    "%s does not answer at %s (%s). Start the system with ./risiti up, or name another place with %s."
                            .formatted(role, request.uri(), e.getClass().getSimpleName(), setting),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted while " + role + " was asked", e);
        }
    }
}
