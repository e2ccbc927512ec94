package dev.risiti.simulator.oscu;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A registered app that calls the gateway for a device. */
final class GatewayClient {
    static final String BASE = "/etims-oscu/api/v1";
    private static final String TOKEN_PATH = "/v1/token/generate?grant_type=client_credentials";

    private final Wire wire;
    private final String clientId;
    private final String clientSecret;
    private final String appId;
    private String token = "";

    private GatewayClient(Wire wire, String clientId, String clientSecret, String appId) {
        this.wire = wire;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.appId = appId;
    }

    static GatewayClient registered(Wire wire) throws IOException {
        GatewayClient client = new GatewayClient(
                wire,
                "client-" + UUID.randomUUID(),
                "secret-" + UUID.randomUUID(),
                UUID.randomUUID().toString());
        Answer answer = wire.control(
                "apps",
                Map.of("clientId", client.clientId, "clientSecret", client.clientSecret, "appId", client.appId));
        if (answer.status() != 200) {
            throw new IOException(answer.text());
        }
        client.refresh();
        return client;
    }

    Answer fetchToken(String method, String secret) throws IOException {
        String basic = Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return wire.send(method, TOKEN_PATH, "", Map.of("Authorization", "Basic " + basic));
    }

    /** The same app calling another simulator. */
    GatewayClient on(Wire other) throws IOException {
        GatewayClient same = new GatewayClient(other, clientId, clientSecret, appId);
        same.refresh();
        return same;
    }

    void refresh() throws IOException {
        token = fetchToken("GET", clientSecret).json().path("access_token").asText();
    }

    Map<String, String> headers(TestDevice device) {
        Map<String, String> headers = new HashMap<>(device.headers());
        headers.put("Authorization", "Bearer " + token);
        headers.put("apigee_app_id", appId);
        return headers;
    }

    Answer call(TestDevice device, String path, Object body) throws IOException {
        return wire.post(BASE + path, body, headers(device));
    }

    Answer initialise(TestDevice device) throws IOException {
        return call(
                device,
                "/initialize",
                Map.of("tin", device.tin(), "bhfId", device.bhfId(), "dvcSrlNo", device.serial()));
    }

    String secret() {
        return clientSecret;
    }

    static JsonNode body(Answer answer) {
        return answer.json().path("responseBody");
    }

    static String resultCd(Answer answer) {
        return body(answer).path("resultCd").asText();
    }

    static String debugMessage(Answer answer) {
        return answer.json().path("responseHeader").path("debugMessage").asText();
    }

    static String customerMessage(Answer answer) {
        return answer.json().path("responseHeader").path("customerMessage").asText();
    }
}
