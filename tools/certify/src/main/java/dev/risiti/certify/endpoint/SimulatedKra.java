package dev.risiti.certify.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.risiti.oscu.GatewayApp;
import dev.risiti.oscu.Route;
import dev.risiti.oscu.call.FrontDoor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A fresh simulator, made ready: devices approved, an app registered, everything that is seeded there at once. */
public final class SimulatedKra {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** One of the taxpayers that the simulator knows by itself. */
    private static final String BUYER_PIN = "P051900001A";

    private static final String BRANCH = "00";

    private final URI url;
    private final HttpClient http;
    private final ObjectMapper json;

    public SimulatedKra(URI url, HttpClient http, ObjectMapper json) {
        this.url = url;
        this.http = http;
        this.json = json;
    }

    /**
     * A device of its own for that door.
     *
     * @throws IOException when the simulator does not do as it is told
     */
    public Target behind(FrontDoor door, PathNames names) throws IOException {
        var pin = switch (door) {
            case DIRECT -> "P051777001C";
            case GATEWAY -> "P051777002C";
        };
        var serial = "CERTIFY/" + pin + "/1";
        tell("settings", Map.of("seedSeconds", 0));
        tell("devices", Map.of("tin", pin, "bhfId", BRANCH, "dvcSrlNo", serial, "taxprNm", "Certification Traders"));
        var gateway = url.resolve("/etims-oscu/api/v1");
        return new Target(
                switch (door) {
                    case DIRECT -> Route.DIRECT;
                    case GATEWAY -> new Route.Gateway(app());
                },
                switch (door) {
                    case DIRECT -> url.resolve("/etims-api");
                    case GATEWAY -> gateway;
                },
                GatewayAddress.access(gateway, GatewayAddress.tokensBeside(gateway), names),
                pin,
                BRANCH,
                Optional.of(serial),
                Optional.empty(),
                Optional.of(BUYER_PIN),
                LastNumbers.NONE,
                Duration.ZERO,
                true);
    }

    private GatewayApp app() throws IOException {
        var app = new GatewayApp(
                "certify", UUID.randomUUID().toString(), UUID.randomUUID().toString());
        tell("apps", Map.of("clientId", app.consumerKey(), "clientSecret", app.consumerSecret(), "appId", app.appId()));
        return app;
    }

    private void tell(String what, Map<String, ?> body) throws IOException {
        var request = HttpRequest.newBuilder(url.resolve("/simulator/" + what))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IOException("the simulator answered " + response.statusCode() + " to /simulator/" + what
                        + ": " + response.body());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the simulator was made ready", interrupted);
        }
    }
}
