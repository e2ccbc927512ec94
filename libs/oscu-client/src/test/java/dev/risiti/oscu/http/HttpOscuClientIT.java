package dev.risiti.oscu.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risiti.oscu.DeviceCredentials;
import dev.risiti.oscu.Route;
import dev.risiti.oscu.call.CallDeadlines;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.outcome.Outcome.Accepted;
import dev.risiti.oscu.outcome.Outcome.NotSent;
import dev.risiti.oscu.outcome.Outcome.RefusedConnection;
import dev.risiti.oscu.outcome.Outcome.Unknown;
import dev.risiti.oscu.wire.InitRequest;
import dev.risiti.oscu.wire.OscuRequests;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The client against a server that answers, or breaks, byte by byte as told. */
@QuarkusTest
class HttpOscuClientIT {
    private static final DeviceCredentials DEVICE = new DeviceCredentials("P051234567M", "00", "SECRETKEY0123456789");
    private static final OscuRequest SALE = new OscuRequest(
            OscuCall.SAVE_TRNS_SALES_OSDC, "{\"invcNo\":1,\"custNm\":\"Wanjikũ\"}".getBytes(StandardCharsets.UTF_8));
    private static final String SIGNED = """
            {"resultCd":"000","resultMsg":"Successful","resultDt":"20260105101501","data":{"curRcptNo":1,"totRcptNo":1,\
            "intrlData":"ABCDEFGHIJKLMNOPQRSTUVWX23","rcptSign":"ABCDEFGH23456722","sdcDateTime":"20260105101501"}}""";
    private static final CallDeadlines SHORT = new CallDeadlines(
            Duration.ofMillis(500), Duration.ofMillis(1500), Duration.ofMillis(1500), Duration.ofMillis(1500));
    private static final int MAX_REPLY = 64 * 1024;
    private static final GatewayAccess NO_GATEWAY =
            GatewayAccess.of(URI.create("http://gateway.invalid"), URI.create("http://gateway.invalid/token"));

    private static HttpOscuClient client(URI url) {
        return HttpOscuClient.connect(url, NO_GATEWAY, new HttpSettings(SHORT, 2, Duration.ofSeconds(15), MAX_REPLY));
    }

    private static Outcome send(ScriptedServer server) throws IOException {
        try (var client = client(server.url())) {
            return client.send(DEVICE, SALE);
        }
    }

    @Test
    void sendsTheStoredBytesUnchangedWithTheDeviceHeaders() throws IOException {
        try (var server = new ScriptedServer(ScriptedServer.json(SIGNED))) {
            assertThat(send(server)).isInstanceOf(Accepted.class);

            var request = server.received().getFirst();
            assertThat(request.body()).isEqualTo(new String(SALE.body(), StandardCharsets.ISO_8859_1));
            assertThat(request.head().toLowerCase(Locale.ROOT))
                    .startsWith("post /etims-api/savetrnssalesosdc http/1.1")
                    .contains("tin: p051234567m", "bhfid: 00", "cmckey: secretkey0123456789")
                    .contains("content-type: application/json");
        }
    }

    @Test
    void initialisesWithoutDeviceHeaders() throws IOException {
        var refusal = "{\"resultCd\":\"902\",\"resultMsg\":\"This device is installed\",\"data\":null}";
        try (var server = new ScriptedServer(ScriptedServer.json(refusal));
                var client = client(server.url())) {
            var outcome =
                    client.initialise(Route.DIRECT, OscuRequests.encode(new InitRequest("P051234567M", "00", "SN/1")));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            RefusedConnection.class,
                            refused -> assertThat(refused.trouble()).isEqualTo(Outcome.Trouble.ALREADY_INSTALLED));
            assertThat(server.received().getFirst().head().toLowerCase(Locale.ROOT))
                    .doesNotContain("cmckey", "tin:", "bhfid");
        }
    }

    @Test
    void readsTheBodyOfAnHttpErrorBeforeItsStatus() throws IOException {
        var head = "HTTP/1.1 500 Oops\r\nContent-Type: application/json\r\nContent-Length: "
                + SIGNED.getBytes(StandardCharsets.UTF_8).length;
        try (var server = new ScriptedServer(ScriptedServer.replying(head, SIGNED))) {
            assertThat(send(server)).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void refusedConnectionIsNotSent() throws IOException {
        int freePort;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = socket.getLocalPort();
        }
        try (var client = client(URI.create("http://localhost:" + freePort))) {
            assertThat(client.send(DEVICE, SALE))
                    .isInstanceOfSatisfying(
                            NotSent.class,
                            outcome -> assertThat(outcome.reason()).isEqualTo(NotSent.Reason.NOT_CONNECTED));
        }
    }

    @Test
    void unknownHostIsNotSent() throws IOException {
        try (var client = client(URI.create("http://no-such-host.invalid/etims-api"))) {
            assertThat(client.send(DEVICE, SALE)).isInstanceOf(NotSent.class);
        }
    }

    @Test
    void connectionClosedWithoutAnAnswerIsUnknown() throws IOException {
        try (var server = new ScriptedServer((socket, out) -> socket.close())) {
            assertUnknown(send(server), Unknown.Reason.CONNECTION_LOST);
        }
    }

    @Test
    void connectionResetIsUnknown() throws IOException {
        try (var server = new ScriptedServer((socket, out) -> {
            socket.setSoLinger(true, 0);
            socket.close();
        })) {
            assertUnknown(send(server), Unknown.Reason.CONNECTION_LOST);
        }
    }

    @Test
    void bodyCutInTheMiddleIsUnknown() throws IOException {
        var head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + SIGNED.length();
        try (var server = new ScriptedServer((socket, out) -> {
            out.write((head + "\r\n\r\n" + SIGNED.substring(0, 60)).getBytes(StandardCharsets.UTF_8));
            socket.close();
        })) {
            assertUnknown(send(server), Unknown.Reason.CONNECTION_LOST);
        }
    }

    @Test
    void silenceIsUnknownAtTheDeadline() throws IOException {
        var stop = new CompletableFuture<Void>();
        try (var server = new ScriptedServer((socket, out) -> stop.join())) {
            long start = System.nanoTime();

            assertUnknown(send(server), Unknown.Reason.TIMEOUT);

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(SHORT.write().plusSeconds(1));
        } finally {
            stop.complete(null);
        }
    }

    @Test
    void bodyThatDripsPastTheDeadlineIsUnknownAndItsConnectionIsClosed() throws IOException {
        var head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n";
        var closedByClient = new CompletableFuture<Void>();
        try (var server = new ScriptedServer((socket, out) -> {
            try {
                out.write(head.getBytes(StandardCharsets.UTF_8));
                socket.setSoTimeout(20);
                while (true) {
                    out.write(' ');
                    out.flush();
                    pauseUnlessClosed(socket);
                }
            } catch (IOException gone) {
                closedByClient.complete(null);
                throw gone;
            }
        })) {
            long start = System.nanoTime();

            assertUnknown(send(server), Unknown.Reason.TIMEOUT);

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(SHORT.write().plusSeconds(1));
            assertThat(closedByClient).succeedsWithin(Duration.ofSeconds(2));
        }
    }

    /** Reads with a timeout of 20 ms: the pause of a slow server, and the way to see the client leave. */
    private static void pauseUnlessClosed(Socket socket) throws IOException {
        try {
            if (socket.getInputStream().read() < 0) {
                throw new SocketException("closed by the client");
            }
        } catch (SocketTimeoutException stillThere) {
            assertThat(stillThere).isNotNull();
        }
    }

    @Test
    void replyBeyondTheSizeLimitIsUnknown() throws IOException {
        var huge = "{\"resultCd\":\"000\",\"resultMsg\":\"" + "x".repeat(2 * MAX_REPLY) + "\"}";
        try (var server = new ScriptedServer(ScriptedServer.json(huge))) {
            assertUnknown(send(server), Unknown.Reason.UNREADABLE);
        }
    }

    @Test
    void redirectIsNotFollowed() throws IOException {
        try (var other = new ScriptedServer(ScriptedServer.json(SIGNED));
                var server = new ScriptedServer(ScriptedServer.replying(
                        "HTTP/1.1 307 Moved\r\nContent-Length: 0\r\nLocation: " + other.url(), ""))) {
            assertUnknown(send(server), Unknown.Reason.HTTP_STATUS);
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void callWithoutAFreeConnectionIsNotSent() throws Exception {
        var stop = new CompletableFuture<Void>();
        try (var server = new ScriptedServer((socket, out) -> stop.join());
                var client = HttpOscuClient.connect(
                        server.url(), NO_GATEWAY, new HttpSettings(SHORT, 1, Duration.ofSeconds(15), MAX_REPLY));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> client.send(DEVICE, SALE));
            await().until(() -> server.received().size() == 1);

            assertThat(client.send(DEVICE, SALE))
                    .isInstanceOfSatisfying(
                            NotSent.class,
                            outcome -> assertThat(outcome.reason()).isEqualTo(NotSent.Reason.NO_FREE_CONNECTION));

            assertUnknown(first.get(), Unknown.Reason.TIMEOUT);
            assertThat(server.received()).hasSize(1);
        } finally {
            stop.complete(null);
        }
    }

    @Test
    void noOutcomeTellsTheKey() throws IOException {
        try (var server = new ScriptedServer((socket, out) -> socket.close())) {
            assertThat(send(server).toString()).doesNotContain(DEVICE.cmcKey());
        }
        assertThat(DEVICE.toString()).doesNotContain(DEVICE.cmcKey());
    }

    private static void assertUnknown(Outcome outcome, Unknown.Reason reason) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown ->
                                assertThat(unknown.reason()).as(unknown.words()).isEqualTo(reason));
    }
}
