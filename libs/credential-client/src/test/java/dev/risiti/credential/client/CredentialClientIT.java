package dev.risiti.credential.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.risiti.credential.client.CredentialsUnavailable.Why;
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
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CredentialClientIT.CredentialServer.class)
class CredentialClientIT {

    @Inject
    CredentialClient client;

    @Test
    void readsTheCredentialsOfADevice() {
        assertThat(client.deviceCredentials("known").communicationKey()).isEqualTo("A".repeat(52));
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
