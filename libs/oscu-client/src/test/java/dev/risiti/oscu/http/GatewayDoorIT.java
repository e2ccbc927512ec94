package dev.risiti.oscu.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.oscu.DeviceCredentials;
import dev.risiti.oscu.GatewayApp;
import dev.risiti.oscu.Route;
import dev.risiti.oscu.call.CallDeadlines;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.outcome.Outcome.Accepted;
import dev.risiti.oscu.outcome.Outcome.NotSent;
import dev.risiti.oscu.outcome.Outcome.RefusedConnection;
import dev.risiti.oscu.outcome.Outcome.Trouble;
import dev.risiti.oscu.outcome.Outcome.Unknown;
import dev.risiti.oscu.wire.InitRequest;
import dev.risiti.oscu.wire.OscuRequests;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The gateway's door against a server that answers as told. */
@QuarkusTest
class GatewayDoorIT {
    private static final GatewayApp APP =
            new GatewayApp("consumerkey", "consumersecret", "0b7f8a54-1111-2222-3333-444455556666");
    private static final DeviceCredentials DEVICE =
            new DeviceCredentials("P051234567M", "00", "SECRETKEY0123456789", new Route.Gateway(APP));
    private static final OscuRequest MOVEMENT =
            new OscuRequest(OscuCall.INSERT_STOCK_IO, "{\"sarNo\":1}".getBytes(StandardCharsets.UTF_8));
    private static final String SAVED = """
            {"responseHeader":{"responseCode":200,"responseRefID":"1","customerMessage":"Successful",\
            "debugMessage":"Successful"},"responseBody":{"resultCd":"000","resultMsg":"Successful",\
            "resultDt":"20260105101501","data":null}}""";
    private static final String TURNED_AWAY = """
            {"header":{"requestRefId":"1","responseMessage":"Unauthorised-Invalid Access Token","responseCode":401,\
            "customerMessage":"Unauthorised-Invalid Access Token","timestamp":"2026-01-05T07:19:00Z"},"body":{}}""";
    private static final CallDeadlines DEADLINES = new CallDeadlines(
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10));

    private final AtomicInteger tokensGiven = new AtomicInteger();

    private static HttpOscuClient client(ScriptedServer server, Map<OscuCall, String> paths) {
        var gateway = new GatewayAccess(
                server.host().resolve("/etims-oscu/api/v1"),
                server.host().resolve("/v1/token/generate"),
                paths,
                Duration.ofSeconds(3),
                Duration.ofMinutes(5));
        return HttpOscuClient.connect(
                URI.create("http://direct.invalid"),
                gateway,
                new HttpSettings(DEADLINES, 60, Duration.ofSeconds(15), 64 * 1024));
    }

    private Outcome send(ScriptedServer server) throws IOException {
        try (var client = client(server, Map.of())) {
            return client.send(DEVICE, MOVEMENT);
        }
    }

    private ScriptedServer gateway(ScriptedServer.Script calls) throws IOException {
        return new ScriptedServer(request -> isToken(request) ? freshToken() : calls);
    }

    private static boolean isToken(ScriptedServer.Received request) {
        return request.target().startsWith("GET /v1/token/generate");
    }

    private ScriptedServer.Script freshToken() {
        return ScriptedServer.json(
                "{\"access_token\":\"token-" + tokensGiven.incrementAndGet() + "\",\"expires_in\":\"3599\"}");
    }

    private static List<ScriptedServer.Received> calls(ScriptedServer server) {
        return server.received().stream().filter(request -> !isToken(request)).toList();
    }

    @Test
    void sendsTokenAppIdAndDeviceHeadersToTheGatewaysName() throws IOException {
        try (var server = gateway(ScriptedServer.json(SAVED))) {
            assertThat(send(server)).isInstanceOf(Accepted.class);

            var token = server.received().getFirst();
            assertThat(token.target()).isEqualTo("GET /v1/token/generate?grant_type=client_credentials");
            // base64 of consumerkey:consumersecret
            assertThat(token.header("Authorization")).isEqualTo("Basic Y29uc3VtZXJrZXk6Y29uc3VtZXJzZWNyZXQ=");
            var call = server.received().getLast();
            assertThat(call.target()).isEqualTo("POST /etims-oscu/api/v1/insert/stockIO");
            assertThat(call.header("Authorization")).isEqualTo("Bearer token-1");
            assertThat(call.header("apigee_app_id")).isEqualTo(APP.appId());
            assertThat(List.of(call.header("tin"), call.header("bhfId"), call.header("cmcKey")))
                    .containsExactly("P051234567M", "00", "SECRETKEY0123456789");
            assertThat(call.body()).isEqualTo("{\"sarNo\":1}");
        }
    }

    @Test
    void aPathMayBeNamedOtherwise() throws IOException {
        try (var server = gateway(ScriptedServer.json(SAVED));
                var client = client(server, Map.of(OscuCall.INSERT_STOCK_IO, "insertStockIO"))) {
            client.send(DEVICE, MOVEMENT);

            assertThat(server.received().getLast().target()).isEqualTo("POST /etims-oscu/api/v1/insertStockIO");
        }
    }

    @Test
    void initialisesWithTheBodysPinAndBranchAndWithoutAKey() throws IOException {
        try (var server = gateway(ScriptedServer.json(SAVED.replace("000", "902")));
                var client = client(server, Map.of())) {
            var outcome = client.initialise(
                    new Route.Gateway(APP), OscuRequests.encode(new InitRequest("P051234567M", "01", "SN/1")));

            assertTrouble(outcome, Trouble.ALREADY_INSTALLED);
            var call = server.received().getLast();
            assertThat(call.target()).isEqualTo("POST /etims-oscu/api/v1/initialize");
            assertThat(List.of(call.header("tin"), call.header("bhfId"), call.header("cmcKey")))
                    .containsExactly("P051234567M", "01", "");
            assertThat(call.body()).contains("\"tin\":\"P051234567M\"", "\"bhfId\":\"01\"");
        }
    }

    @Test
    void anEmptyFirstTokenAnswerIsAskedForOnceMore() throws IOException {
        var first = new AtomicInteger();
        try (var server = new ScriptedServer(request -> {
            if (isToken(request)) {
                return first.getAndIncrement() == 0 ? ScriptedServer.json("") : freshToken();
            }
            return ScriptedServer.json(SAVED);
        })) {
            assertThat(send(server)).isInstanceOf(Accepted.class);
            assertThat(first).hasValue(2);
        }
    }

    @Test
    void aTokenTurnedAwayIsReplacedAndTheSameBytesGoOnce() throws IOException {
        try (var server = new ScriptedServer(request -> {
            if (isToken(request)) {
                return freshToken();
            }
            return request.header("Authorization").equals("Bearer token-1")
                    ? ScriptedServer.json("401 Unauthorized", TURNED_AWAY)
                    : ScriptedServer.json(SAVED);
        })) {
            assertThat(send(server)).isInstanceOf(Accepted.class);

            assertThat(calls(server))
                    .extracting(ScriptedServer.Received::body)
                    .containsExactly("{\"sarNo\":1}", "{\"sarNo\":1}");
        }
    }

    @Test
    void aGatewayThatTurnsEveryTokenAwayIsAskedTwiceAndNotSent() throws IOException {
        try (var server = gateway(ScriptedServer.json("401 Unauthorized", TURNED_AWAY))) {
            assertNotSent(send(server), NotSent.Reason.TOKEN_REJECTED);

            assertThat(calls(server)).hasSize(2);
        }
    }

    @Test
    void nothingLeavesWithoutAToken() throws IOException {
        try (var server = new ScriptedServer(ScriptedServer.replying("HTTP/1.1 503 No\r\nContent-Length: 0", ""))) {
            assertNotSent(send(server), NotSent.Reason.NO_TOKEN);

            assertThat(calls(server)).isEmpty();
        }
    }

    @Test
    void aSilentTokenEndpointIsNotSent() throws IOException {
        var stop = new CountDownLatch(1);
        try (var server = new ScriptedServer((socket, out) -> stop.await())) {
            assertNotSent(send(server), NotSent.Reason.NO_TOKEN);
        } finally {
            stop.countDown();
        }
    }

    @Test
    void anAppThatIsTurnedAwayIsTroubleWithTheConnection() throws IOException {
        try (var server = new ScriptedServer(ScriptedServer.json("401 Unauthorized", "{\"ErrorCode\":\"invalid\"}"))) {
            assertTrouble(send(server), Trouble.APP_REJECTED);

            assertThat(calls(server)).isEmpty();
        }
    }

    @Test
    void aWriteWhoseAnswerIsLostIsUnknownAndNotRepeated() throws IOException {
        try (var server = gateway((socket, out) -> socket.close())) {
            assertThat(send(server)).isInstanceOf(Unknown.class);

            assertThat(calls(server)).hasSize(1);
        }
    }

    @Test
    void manyCallsShareOneToken() throws Exception {
        try (var server = gateway(ScriptedServer.json(SAVED));
                var client = client(server, Map.of());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> client.send(DEVICE, MOVEMENT)))
                    .toList();

            for (var call : calls) {
                assertThat(call.get()).isInstanceOf(Accepted.class);
            }
            assertThat(tokensGiven).hasValue(1);
        }
    }

    @Test
    void noOutcomeTellsTokenKeyOrSecret() throws IOException {
        try (var server = gateway((socket, out) -> socket.close())) {
            assertThat(send(server).toString() + APP + DEVICE)
                    .doesNotContain("token-1", DEVICE.cmcKey(), "consumerkey", "consumersecret", "Y29uc3");
        }
    }

    @Test
    void eachAppCallsWithItsOwnTokenAndId() throws IOException {
        var other = new GatewayApp("otherkey", "othersecret", "1c8f8a54-1111-2222-3333-444455556666");
        var otherDevice = new DeviceCredentials("P051234568M", "00", "OTHERKEY0123456789", new Route.Gateway(other));
        try (var server = tokensByPair();
                var client = client(server, Map.of())) {
            client.send(DEVICE, MOVEMENT);
            client.send(otherDevice, MOVEMENT);
            client.send(DEVICE, MOVEMENT);

            assertThat(calls(server))
                    .extracting(call -> call.header("apigee_app_id") + " " + call.header("Authorization"))
                    .containsExactly(
                            APP.appId() + " Bearer " + pair(APP),
                            other.appId() + " Bearer " + pair(other),
                            APP.appId() + " Bearer " + pair(APP));
            assertThat(tokensGiven).hasValue(2);
        }
    }

    @Test
    void aSecretThatWasChangedIsUsedAtOnce() throws IOException {
        var changed = new GatewayApp(APP.consumerKey(), "newsecret", APP.appId());
        var later = new DeviceCredentials(DEVICE.tin(), DEVICE.bhfId(), DEVICE.cmcKey(), new Route.Gateway(changed));
        try (var server = tokensByPair();
                var client = client(server, Map.of())) {
            client.send(DEVICE, MOVEMENT);
            client.send(later, MOVEMENT);

            assertThat(server.received().getLast().header("Authorization")).isEqualTo("Bearer " + pair(changed));
        }
    }

    /** A gateway whose tokens are the key and secret they were asked for with. */
    private ScriptedServer tokensByPair() throws IOException {
        return new ScriptedServer(request -> {
            if (!isToken(request)) {
                return ScriptedServer.json(SAVED);
            }
            tokensGiven.incrementAndGet();
            var asked = request.header("Authorization").substring("Basic ".length());
            return ScriptedServer.json("{\"access_token\":\"" + asked + "\",\"expires_in\":\"3599\"}");
        });
    }

    private static String pair(GatewayApp app) {
        return Base64.getEncoder()
                .encodeToString((app.consumerKey() + ":" + app.consumerSecret()).getBytes(StandardCharsets.UTF_8));
    }

    private static void assertNotSent(Outcome outcome, NotSent.Reason reason) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        NotSent.class, notSent -> assertThat(notSent.reason()).isEqualTo(reason));
    }

    private static void assertTrouble(Outcome outcome, Trouble trouble) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RefusedConnection.class,
                        refused -> assertThat(refused.trouble()).isEqualTo(trouble));
    }
}
