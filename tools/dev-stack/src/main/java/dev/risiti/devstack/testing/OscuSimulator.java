package dev.risiti.devstack.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Steers the OSCU simulator and reads its ledger; see its README for what each request does. */
public final class OscuSimulator {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    /** @param url as {@link OscuSimulatorResource#URL} says */
    public OscuSimulator(String url) {
        this.url = url;
    }

    /** What the eTIMS portal does: from now on this device may be initialised. */
    public void approve(String pin, String branch, String serial) {
        control("devices", Map.of("tin", pin, "bhfId", branch, "dvcSrlNo", serial, "taxprNm", "MTAA TRADERS LIMITED"));
    }

    /** Initialises an approved device through the direct door; returns its communication key. */
    public String initialise(String pin, String branch, String serial) {
        return post("/etims-api/selectInitOsdcInfo", Map.of("tin", pin, "bhfId", branch, "dvcSrlNo", serial))
                .at("/data/info/cmcKey")
                .asText();
    }

    /** Registers an app at the gateway, or changes it. */
    public void app(String clientId, String clientSecret, String appId) {
        control("apps", Map.of("clientId", clientId, "clientSecret", clientSecret, "appId", appId));
    }

    /** {@code POST /simulator/WHAT}, such as {@code faults} or {@code settings}. */
    public void control(String what, Map<String, ?> request) {
        post("/simulator/" + what, request);
    }

    /** Orders misbehaviour of this call by this PIN; {@code fault} as in {@code POST /simulator/faults}. */
    public void fault(String call, String pin, Map<String, ?> fault) {
        Map<String, Object> order = new HashMap<>(fault);
        order.put("call", call);
        order.put("tin", pin);
        control("faults", order);
    }

    /** Lets something appear in a feed of KRA, such as {@code purchases} or {@code imports}; the row as KRA lists it. */
    public JsonNode plant(String feed, Map<String, ?> request) {
        return post("/simulator/feeds/" + feed, request);
    }

    /** {@code DELETE /simulator/WHAT}, such as {@code tokens} or {@code settings}. */
    public void delete(String what) {
        send(request("/simulator/" + what).DELETE());
    }

    /** What it saw of this call, in order; {@code token} for tokens. */
    public List<JsonNode> ledger(String call) {
        return entries("").stream()
                .filter(entry -> entry.path("call").asText().equals(call))
                .toList();
    }

    /** As {@link #ledger(String)}, of one PIN. */
    public List<JsonNode> ledger(String call, String pin) {
        return history(pin).stream()
                .filter(entry -> entry.path("call").asText().equals(call))
                .toList();
    }

    /** All it saw of a PIN, in order. */
    public List<JsonNode> history(String pin) {
        return entries("&tin=" + pin);
    }

    private List<JsonNode> entries(String filter) {
        List<JsonNode> entries = new ArrayList<>();
        JsonNode page = send(request("/simulator/ledger?limit=10000" + filter));
        while (!page.path("entries").isEmpty()) {
            page.path("entries").forEach(entries::add);
            page = send(request(
                    "/simulator/ledger?limit=10000&after=" + page.path("next").asLong() + filter));
        }
        return entries;
    }

    /** A request with JSON, to its controls or to a door of KRA's; what it answers, which must be a success. */
    public JsonNode post(String path, Map<String, ?> body) {
        try {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path));
    }

    private JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(request.uri() + " answered " + response.body());
            }
            return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
