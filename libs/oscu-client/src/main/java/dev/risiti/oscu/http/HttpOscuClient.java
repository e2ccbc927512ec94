package dev.risiti.oscu.http;

import dev.risiti.oscu.DeviceCredentials;
import dev.risiti.oscu.OscuClient;
import dev.risiti.oscu.call.CallDeadlines;
import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** KRA over HTTP, both front doors. Every call ends by its deadline, which starts when it is asked for. */
public final class HttpOscuClient implements OscuClient, AutoCloseable {
    private final Door direct;
    private final Door gateway;
    private final CallDeadlines deadlines;

    private HttpOscuClient(Door direct, Door gateway, CallDeadlines deadlines) {
        this.direct = direct;
        this.gateway = gateway;
        this.deadlines = deadlines;
    }

    /**
     * A client of one environment; keep it, it owns a connection pool per door.
     *
     * @param directUrl base URL of the direct door, without a slash at its end
     * @param gateway null when no gateway app is configured; calls through that door are then refused unsent
     */
    public static HttpOscuClient connect(URI directUrl, @Nullable GatewayAccess gateway, HttpSettings settings) {
        var direct =
                new DirectDoor(directUrl.toString(), Connections.to(directUrl, settings, settings.maxConnections()));
        return new HttpOscuClient(
                direct, gateway == null ? new NoGateway() : gatewayDoor(gateway, settings), settings.deadlines());
    }

    private static Door gatewayDoor(GatewayAccess access, HttpSettings settings) {
        // A pool of its own, so that calls which hang never keep the token from being replaced.
        var tokens = new TokenEndpoint(access, Connections.to(access.tokenUrl(), settings, 1));
        return new GatewayDoor(access, Connections.to(access.url(), settings, settings.maxConnections()), tokens);
    }

    @Override
    public Duration deadline(OscuCall call) {
        return deadlines.total(call);
    }

    @Override
    public Outcome send(DeviceCredentials credentials, OscuRequest request) {
        return door(credentials.door())
                .send(DeviceHeaders.of(credentials), request, Deadline.in(deadline(request.call())));
    }

    @Override
    public Outcome initialise(FrontDoor door, OscuRequest request) {
        if (request.call() != OscuCall.SELECT_INIT_OSDC_INFO) {
            throw new IllegalArgumentException(request.call().wireName() + " is not an initialisation");
        }
        return door(door).initialise(request, Deadline.in(deadline(request.call())));
    }

    private Door door(FrontDoor door) {
        return switch (door) {
            case DIRECT -> direct;
            case GATEWAY -> gateway;
        };
    }

    @Override
    public void close() throws IOException {
        try (direct) {
            gateway.close();
        }
    }
}
