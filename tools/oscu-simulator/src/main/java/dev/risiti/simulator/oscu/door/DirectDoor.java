package dev.risiti.simulator.oscu.door;

import dev.risiti.simulator.oscu.call.Call;
import dev.risiti.simulator.oscu.call.Caller;
import dev.risiti.simulator.oscu.call.Calls;
import dev.risiti.simulator.oscu.call.Decision;
import dev.risiti.simulator.oscu.call.Request;
import dev.risiti.simulator.oscu.rule.Door;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The direct API: the specification's own paths, keys in headers, a flat envelope in HTTP 200 (KRA reference 1.3 A). */
final class DirectDoor implements FrontDoor {
    private final Calls calls;

    DirectDoor(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Door door() {
        return Door.DIRECT;
    }

    @Override
    public String base() {
        return "/etims-api";
    }

    @Override
    public Request read(HttpServerRequest http, Request.Reading reading) {
        String path = http.path().substring(base().length());
        String callName = path.startsWith("/") ? path.substring(1) : path;
        Call call = http.method().equals(HttpMethod.POST) ? calls.find(callName) : null;
        return new Request(door(), callName, call, caller(http.headers(), reading), reading);
    }

    /** Headers first; the specification's own wish to have them in the body is honoured too (KRA reference 1.2). */
    private static Caller caller(MultiMap headers, Request.Reading reading) {
        return new Caller(
                either(headers, reading, "tin"), either(headers, reading, "bhfId"), either(headers, reading, "cmcKey"));
    }

    private static @Nullable String either(MultiMap headers, Request.Reading reading, String field) {
        String header = FrontDoor.header(headers, field);
        return header == null ? Request.text(reading, field) : header;
    }

    @Override
    public @Nullable Stop stop(HttpServerRequest http, Request request, Instant now) {
        return null;
    }

    @Override
    public Reply decision(Request request, Decision decision, Instant now) {
        return Reply.json(200, out -> Envelope.write(out, decision, now));
    }

    @Override
    public Reply gatewayTimeout(Instant now) {
        return Reply.page(504, "504 Gateway Time-out");
    }

    @Override
    public Reply throttled() {
        return Reply.page(429, "429 Too Many Requests");
    }

    @Override
    public Reply expire(HttpServerRequest http, Instant now) {
        throw new IllegalStateException("the direct door knows no tokens");
    }

    @Override
    public Reply unrouted() {
        throw new IllegalStateException("the direct door knows no routes");
    }
}
