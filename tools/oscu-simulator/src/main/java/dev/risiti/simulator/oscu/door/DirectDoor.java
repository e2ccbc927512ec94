package dev.risiti.simulator.oscu.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.risiti.simulator.oscu.call.Caller;
import dev.risiti.simulator.oscu.call.Decision;
import dev.risiti.simulator.oscu.call.Request;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.KraTime;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The direct API: the specification's own paths, keys in headers, a flat envelope in HTTP 200 (KRA reference 1.3 A). */
final class DirectDoor implements FrontDoor {
    @Override
    public String name() {
        return "direct";
    }

    @Override
    public String base() {
        return "/etims-api";
    }

    @Override
    public String callName(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    /** Headers first; the specification's own wish to have them in the body is honoured too (KRA reference 1.2). */
    @Override
    public Caller caller(MultiMap headers, Request.Reading reading) {
        return new Caller(
                either(headers, reading, "tin"), either(headers, reading, "bhfId"), either(headers, reading, "cmcKey"));
    }

    private static @Nullable String either(MultiMap headers, Request.Reading reading, String field) {
        String header = headers.get(field);
        return header == null || header.isBlank() ? Request.text(reading, field) : header.strip();
    }

    @Override
    public Reply decision(Decision decision, Instant now) {
        ObjectNode envelope = Json.MAPPER.createObjectNode();
        envelope.put("resultCd", decision.resultCd());
        envelope.put("resultMsg", decision.resultMsg());
        envelope.put("resultDt", KraTime.stamp(now));
        JsonText data = decision.data();
        if (data == null) {
            envelope.putNull("data");
        } else {
            envelope.putRawValue("data", new RawValue(data.text()));
        }
        return new Reply(200, "application/json;charset=UTF-8", Json.bytes(envelope));
    }

    @Override
    public Reply gatewayTimeout() {
        return page(504, "504 Gateway Time-out");
    }

    @Override
    public Reply badGateway() {
        return page(502, "502 Bad Gateway");
    }

    private static Reply page(int status, String title) {
        String html = "<html><head><title>%s</title></head><body><center><h1>%s</h1></center></body></html>"
                .formatted(title, title);
        return new Reply(status, "text/html", html.getBytes(StandardCharsets.UTF_8));
    }
}
