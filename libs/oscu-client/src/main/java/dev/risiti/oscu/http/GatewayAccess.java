package dev.risiti.oscu.http;

import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuCall;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * How the gateway is reached (KRA reference 1.1, 2); as whom is said by each call's route.
 *
 * @param url base URL of the calls
 * @param tokenUrl token endpoint, without a query
 * @param paths paths of calls that this environment routes under another name than the usual one
 * @param tokenTimeout total time to get a token
 * @param refreshAhead how long before its end a token is replaced
 */
public record GatewayAccess(
        URI url, URI tokenUrl, Map<OscuCall, String> paths, Duration tokenTimeout, Duration refreshAhead) {
    public GatewayAccess {
        paths = Map.copyOf(paths);
        if (!tokenTimeout.isPositive() || refreshAhead.isNegative()) {
            throw new IllegalArgumentException(
                    "token times must not be negative: " + tokenTimeout + ", " + refreshAhead);
        }
    }

    /** The usual paths, ten seconds for a token, replaced five minutes ahead. */
    public static GatewayAccess of(URI url, URI tokenUrl) {
        return new GatewayAccess(url, tokenUrl, Map.of(), Duration.ofSeconds(10), Duration.ofMinutes(5));
    }

    String path(OscuCall call) {
        return paths.getOrDefault(call, call.path(FrontDoor.GATEWAY));
    }
}
