package dev.risiti.credential.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.risiti.credential.client.CredentialsUnavailable.Why;
import dev.risiti.oscu.DeviceCredentials;
import dev.risiti.oscu.GatewayApp;
import dev.risiti.oscu.Route;
import dev.risiti.oscu.outcome.Outcome.RefusedConnection;
import dev.risiti.oscu.outcome.Outcome.Trouble;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CredentialClientIT.CredentialServer.class)
class CredentialClientIT {

    private static final RefusedConnection APP_REFUSED =
            new RefusedConnection(Trouble.APP_REJECTED, null, "invalid client", null);
    private static final RefusedConnection KEY_REFUSED =
            new RefusedConnection(Trouble.DEVICE_REJECTED, "901", "It is not valid device", null);

    @Inject
    CredentialClient client;

    @Inject
    KraCredentials kra;

    @Test
    void readsTheCredentialsOfADevice() {
        assertThat(client.deviceCredentials("known").communicationKey()).isEqualTo("A".repeat(52));
    }

    @Test
    void aDirectDeviceTakesTheDirectRoute() {
        assertThat(kra.of("known").route()).isEqualTo(Route.DIRECT);
    }

    @Test
    void aGatewayDeviceTakesTheRouteOfItsApp() {
        assertThat(kra.of("gateway-1").route())
                .isEqualTo(new Route.Gateway(new GatewayApp("shared-id", "shared-secret-1", "shared-app-id")));
    }

    @Test
    void anAppIsAskedForOnceHoweverManyDevicesItServesAndAgainWhenKraRefusesIt() {
        kra.of("rotated-1");
        kra.refused("rotated-1", KEY_REFUSED);
        assertThat(secretOf(kra.of("rotated-2"))).isEqualTo("rotated-secret-1");

        kra.refused("rotated-2", APP_REFUSED);

        assertThat(secretOf(kra.of("rotated-1"))).isEqualTo("rotated-secret-2");
    }

    private static String secretOf(DeviceCredentials device) {
        return device.route() instanceof Route.Gateway(GatewayApp app) ? app.consumerSecret() : "";
    }

    @Test
    void aGatewayDeviceWithoutAnAppIsNotReady() {
        CredentialsUnavailable failure = catchThrowableOfType(CredentialsUnavailable.class, () -> kra.of("appless"));

        assertThat(failure.why()).isEqualTo(Why.NOT_READY);
    }

    @Test
    void saysThatADeviceIsNotReadyYet() {
        CredentialsUnavailable failure = failureOf("fresh");

        assertThat(failure.why()).isEqualTo(Why.NOT_READY);
        assertThat(failure.code()).isEqualTo("DEVICE_NOT_INITIALISED");
    }

    @Test
    void saysThatADeviceIsUnknown() {
        assertThat(failureOf("nobody").why()).isEqualTo(Why.UNKNOWN);
    }

    @Test
    void givesUpAtTheTotalDeadlineWhenBytesTrickle() {
        CredentialsUnavailable failure = failureOf("trickling");

        assertThat(failure.why()).isEqualTo(Why.UNREACHABLE);
        assertThat(failure).hasMessageContaining("no answer within PT1S");
    }

    @Test
    void aBrokenAnswerIsNotQuoted() {
        CredentialsUnavailable failure = failureOf("broken");

        assertThat(failure.why()).isEqualTo(Why.UNREACHABLE);
        assertThat(failure).hasStackTraceContaining("not the DeviceCredentials").hasNoCause();
        assertThat(failure.getMessage()).doesNotContain("SECRET");
    }

    @Test
    void aBookWhoseConnectionEndedNeedsAPerson() {
        CredentialsUnavailable failure =
                catchThrowableOfType(CredentialsUnavailable.class, () -> client.accessToken("ended"));

        assertThat(failure.why()).isEqualTo(Why.RECONNECT_REQUIRED);
        assertThat(failure.temporary()).isFalse();
    }

    @Test
    void asksForARefreshedToken() {
        assertThat(client.refreshedAccessToken("live").value()).isEqualTo("refreshed");
    }

    private CredentialsUnavailable failureOf(String deviceId) {
        return catchThrowableOfType(CredentialsUnavailable.class, () -> client.deviceCredentials(deviceId));
    }

    /** The clock a service would produce. */
    static class Clocks {
        @Produces
        @Singleton
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    /** Speaks credential-service's internal API, with its failures. */
    public static final class CredentialServer implements QuarkusTestResourceLifecycleManager {
        private static final AtomicInteger ROTATED = new AtomicInteger();

        private final HttpServer server;

        public CredentialServer() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Map<String, String> start() {
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", CredentialServer::answer);
            server.start();
            return Map.of(
                    "risiti.credential.url",
                    "http://localhost:" + server.getAddress().getPort(),
                    "risiti.credential.token",
                    "the-token",
                    "risiti.credential.total-timeout",
                    "1s");
        }

        @Override
        public void stop() {
            server.stop(0);
        }

        private static void answer(HttpExchange exchange) throws IOException {
            if (!"Bearer the-token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, "{\"code\":\"NOT_AUTHENTICATED\"}");
                return;
            }
            switch (exchange.getRequestURI().toString()) {
                case "/internal/devices/known/credentials" -> send(exchange, 200, """
                        {"deviceId":"known","environment":"SANDBOX","frontDoor":"DIRECT","pin":"P051234567M",
                         "branchId":"00","communicationKey":"%s","later":1}""".formatted("A".repeat(52)));
                case "/internal/devices/gateway-1/credentials" -> sendGatewayDevice(exchange, "\"shared\"");
                case "/internal/devices/rotated-1/credentials", "/internal/devices/rotated-2/credentials" ->
                    sendGatewayDevice(exchange, "\"rotated\"");
                case "/internal/devices/appless/credentials" -> sendGatewayDevice(exchange, "null");
                case "/internal/gateway-apps/shared" -> sendApp(exchange, "shared", 1);
                case "/internal/gateway-apps/rotated" -> sendApp(exchange, "rotated", ROTATED.incrementAndGet());
                case "/internal/devices/fresh/credentials" ->
                    send(exchange, 409, "{\"code\":\"DEVICE_NOT_INITIALISED\"}");
                case "/internal/devices/trickling/credentials" -> trickle(exchange);
                case "/internal/devices/broken/credentials" ->
                    send(exchange, 200, "{\"deviceId\":{\"a\":\"SECRET\"},\"environment\":\"SECRET\"}");
                case "/internal/books/ended/access-token?refresh=false" ->
                    send(exchange, 409, "{\"code\":\"RECONNECT_REQUIRED\"}");
                case "/internal/books/live/access-token?refresh=true" ->
                    send(
                            exchange,
                            200,
                            "{\"bookId\":\"live\",\"value\":\"refreshed\",\"expiresAt\":\"2099-01-01T00:00:00Z\"}");
                default -> send(exchange, 404, "{\"code\":\"DEVICE_UNKNOWN\"}");
            }
        }

        private static void sendGatewayDevice(HttpExchange exchange, String app) throws IOException {
            send(exchange, 200, """
                    {"deviceId":"a-device","environment":"SANDBOX","frontDoor":"GATEWAY","pin":"P051234567M",
                     "branchId":"00","communicationKey":"%s","gatewayApp":%s}""".formatted("A".repeat(52), app));
        }

        /** The secret tells how often it was asked for. */
        private static void sendApp(HttpExchange exchange, String name, int version) throws IOException {
            send(exchange, 200, """
                    {"name":"%1$s","environment":"SANDBOX","clientId":"%1$s-id","clientSecret":"%1$s-secret-%2$d",
                     "appId":"%1$s-app-id"}""".formatted(name, version));
        }

        private static void send(HttpExchange exchange, int status, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            try (exchange) {
                exchange.getResponseBody().write(bytes);
            }
        }

        /** A byte now and then keeps the connection from ever being silent. */
        private static void trickle(HttpExchange exchange) throws IOException {
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                for (int i = 0; i < 40; i++) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
                }
            }
        }
    }
}
