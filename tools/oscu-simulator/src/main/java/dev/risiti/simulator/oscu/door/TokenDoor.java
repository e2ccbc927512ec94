package dev.risiti.simulator.oscu.door;

import dev.risiti.simulator.oscu.app.GatewayApps;
import dev.risiti.simulator.oscu.call.Caller;
import dev.risiti.simulator.oscu.call.Decision;
import dev.risiti.simulator.oscu.call.Request;
import dev.risiti.simulator.oscu.fault.Fault;
import dev.risiti.simulator.oscu.rule.CurrentSettings;
import dev.risiti.simulator.oscu.rule.Door;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the gateway's tokens are handed out: a GET with HTTP Basic. Anything but a GET gets HTTP 200 and nothing, as in the
 * field (KRA reference 1.1, 10).
 */
final class TokenDoor implements FrontDoor {
    private final GatewayApps apps;
    private final CurrentSettings settings;

    TokenDoor(GatewayApps apps, CurrentSettings settings) {
        this.apps = apps;
        this.settings = settings;
    }

    @Override
    public Door door() {
        return Door.GATEWAY;
    }

    @Override
    public String base() {
        return "/v1/token/generate";
    }

    @Override
    public Request read(HttpServerRequest http, Request.Reading reading) {
        return new Request(door(), Fault.TOKEN, null, new Caller(null, null, null), reading);
    }

    @Override
    public Stop stop(HttpServerRequest http, Request request, Instant now) {
        if (!http.method().equals(HttpMethod.GET)) {
            return Stop.refused(Reply.empty(), "not a GET");
        }
        if (!Objects.equals(http.getParam("grant_type"), "client_credentials")) {
            return Stop.refused(
                    GatewayReplies.fault(400, "Invalid grant type", "oauth.v2.InvalidGrantType"), "grant_type");
        }
        long seconds = settings.get().gateway().tokenSeconds();
        String token = token(http, now, seconds);
        if (token == null) {
            return Stop.refused(
                    GatewayReplies.infrastructure(401, "Unauthorised-Invalid Client Credentials", now),
                    "client credentials");
        }
        return Stop.served(Reply.json(200, out -> {
            out.writeStartObject();
            out.writeStringField("access_token", token);
            out.writeStringField("expires_in", Long.toString(seconds));
            out.writeEndObject();
        }));
    }

    private @Nullable String token(HttpServerRequest http, Instant now, long seconds) {
        String basic = FrontDoor.authorization(http.headers(), "Basic");
        if (basic == null) {
            return null;
        }
        String credentials = decoded(basic);
        int colon = credentials.indexOf(':');
        return colon < 0
                ? null
                : apps.issue(credentials.substring(0, colon), credentials.substring(colon + 1), now, seconds);
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    @Override
    public Reply decision(Request request, Decision decision, Instant now) {
        return Reply.json(200, out -> Envelope.write(out, decision, now));
    }

    @Override
    public Reply gatewayTimeout(Instant now) {
        return GatewayReplies.infrastructure(504, "Gateway Timeout", now);
    }

    @Override
    public Reply throttled() {
        return GatewayReplies.throttled();
    }

    @Override
    public Reply unrouted() {
        return GatewayReplies.unrouted();
    }

    @Override
    public Reply expire(HttpServerRequest http, Instant now) {
        return GatewayReplies.invalidToken(now);
    }
}
