package dev.risiti.oscu.http;

import dev.risiti.oscu.DeviceCredentials;
import dev.risiti.oscu.OscuClient;
import dev.risiti.oscu.Route;
import dev.risiti.oscu.call.CallDeadlines;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** KRA over HTTP, both front doors. Every call ends by its deadline, which starts when it is asked for. */
public final class HttpOscuClient implements OscuClient, AutoCloseable {
    private final DirectDoor direct;
    private final GatewayDoor gateway;
    private final CallDeadlines deadlines;

    private HttpOscuClient(DirectDoor direct, GatewayDoor gateway, CallDeadlines deadlines) {
        this.direct = direct;
        this.gateway = gateway;
        this.deadlines = deadlines;
    }

    /**
     * A client of one environment; keep it, it owns a connection pool per door. Which door a call takes, and as which
     * gateway app, is said by its {@link Route}.
     *
     * @param directUrl base URL of the direct door, without a slash at its end
     */
    public static HttpOscuClient connect(URI directUrl, GatewayAccess gateway, HttpSettings settings) {
        return new HttpOscuClient(
                new DirectDoor(directUrl.toString(), Connections.to(directUrl, settings, settings.maxConnections())),
                GatewayDoor.to(gateway, settings),
                settings.deadlines());
    }

    @Override
    public Duration deadline(OscuCall call) {
        return deadlines.total(call);
    }

    @Override
    public Outcome send(DeviceCredentials credentials, OscuRequest request) {
        var device = DeviceHeaders.of(credentials);
        var deadline = Deadline.in(deadline(request.call()));
        return switch (credentials.route()) {
            case Route.Direct() -> direct.send(device, request, deadline);
            case Route.Gateway(var app) -> gateway.send(app, device, request, deadline);
        };
    }

    @Override
    public Outcome initialise(Route route, OscuRequest request) {
        if (request.call() != OscuCall.SELECT_INIT_OSDC_INFO) {
            throw new IllegalArgumentException(request.call().wireName() + " is not an initialisation");
        }
        var deadline = Deadline.in(deadline(request.call()));
        return switch (route) {
            case Route.Direct() -> direct.send(DeviceHeaders.NONE, request, deadline);
            case Route.Gateway(var app) -> gateway.send(app, DeviceHeaders.ofBody(request), request, deadline);
        };
    }

    @Override
    public void close() throws IOException {
        try (direct) {
            gateway.close();
        }
    }
}
