package dev.risiti.simulator.oscu.door;

import dev.risiti.simulator.oscu.call.Caller;
import dev.risiti.simulator.oscu.call.Decision;
import dev.risiti.simulator.oscu.call.Request;
import dev.risiti.simulator.oscu.rule.Door;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one of KRA's transports dresses the protocol (KRA reference 1): names, identity and envelopes, nothing else. */
interface FrontDoor {
    /** Whose rules apply behind it. */
    Door door();

    /** The name under which the ledger lists requests of this door. */
    default String name() {
        return switch (door()) {
            case DIRECT -> "direct";
            case GATEWAY -> "gateway";
        };
    }

    /** The path before the call's own, without a slash at its end. */
    String base();

    /** The request as this door understands it. */
    Request read(HttpServerRequest http, Request.Reading reading);

    /** What stands before KRA and keeps a request from it, or answers in its place; null when it lets it through. */
    @Nullable
    Stop stop(HttpServerRequest http, Request request, Instant now);

    /** A decision in this door's envelope. */
    Reply decision(Request request, Decision decision, Instant now);

    /** What stands before KRA when KRA takes too long. */
    Reply gatewayTimeout(Instant now);

    /** What stands before KRA when KRA is away. */
    default Reply badGateway() {
        return Reply.page(502, "502 Bad Gateway");
    }

    /** What stands before KRA when too much comes. */
    Reply throttled();

    /** What stands before KRA when a token has run out; on a door without tokens there is no such thing. */
    Reply expire(HttpServerRequest http, Instant now);

    /** What stands before KRA when it has no route; on a door without routes there is no such thing. */
    Reply unrouted();

    /** A header without blanks; null when there is none. */
    static @Nullable String header(MultiMap headers, String name) {
        String value = headers.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** What follows the scheme in the Authorization header; null when there is none of that scheme. */
    static @Nullable String authorization(MultiMap headers, String scheme) {
        String value = header(headers, "Authorization");
        String start = scheme + " ";
        return value == null || !value.startsWith(start) ? null : value.substring(start.length());
    }

    /** Identity from the headers. */
    static Caller fromHeaders(MultiMap headers) {
        return new Caller(header(headers, "tin"), header(headers, "bhfId"), header(headers, "cmcKey"));
    }
}
