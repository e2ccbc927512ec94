package dev.risiti.oscu.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.oscu.DeviceCredentials;
import dev.risiti.oscu.GatewayApp;
import dev.risiti.oscu.Route;
import dev.risiti.oscu.call.CallDeadlines;
import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.outcome.Outcome.Accepted;
import dev.risiti.oscu.outcome.Outcome.Unknown;
import dev.risiti.oscu.wire.SaleAnswer;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * KRA accepts and answers; on the way back the answer is cut, replaced or altered. Whatever arrives, the client neither
 * throws nor believes in a receipt it has not seen, and never takes the call for refused or unsent: KRA has it.
 */
@QuarkusTest
class MangledRepliesIT {
    /** More with {@code -Doscu.fuzz.tries=5000}. */
    private static final int TRIES = Integer.getInteger("oscu.fuzz.tries", 400);

    private static final String RECEIPT = """
            {"resultCd":"000","resultMsg":"Successful","resultDt":"20260105101501","data":{"curRcptNo":1,"totRcptNo":1,\
            "intrlData":"ABCDEFGHIJKLMNOPQRSTUVWX23","rcptSign":"ABCDEFGH23456722","sdcDateTime":"20260105101501"}}""";
    private static final Map<FrontDoor, String> SIGNED = new EnumMap<>(Map.of(
            FrontDoor.DIRECT,
            RECEIPT,
            FrontDoor.GATEWAY,
            "{\"responseHeader\":{\"responseCode\":200,\"responseRefID\":\"1\",\"customerMessage\":\"Successful\","
                    + "\"debugMessage\":\"Successful\"},\"responseBody\":" + RECEIPT + "}"));
    private static final OscuRequest SALE =
            new OscuRequest(OscuCall.SAVE_TRNS_SALES_OSDC, "{\"invcNo\":1}".getBytes(StandardCharsets.UTF_8));
    /** Short, because a reply whose length is made greater keeps the client waiting for the rest. */
    private static final CallDeadlines SHORT = new CallDeadlines(
            Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2));

    @ParameterizedTest
    @EnumSource(FrontDoor.class)
    void aSignedSaleIsAcceptedWithItsReceiptOrUnknown(FrontDoor door) throws IOException {
        var device = new DeviceCredentials("P051234567M", "00", "SECRETKEY0123456789", route(door));
        try (var kra = new ScriptedServer(request -> request.target().startsWith("GET /v1/token")
                        ? ScriptedServer.json("{\"access_token\":\"token\",\"expires_in\":\"3599\"}")
                        : ScriptedServer.json(SIGNED.getOrDefault(door, "")));
                var proxy = new ManglingProxy(kra.host());
                var client = client(proxy)) {
            assertThat(client.send(device, SALE)).isInstanceOf(Accepted.class);
            JqwikSession.run(() -> Mangling.any().sampleStream().limit(TRIES).forEach(mangling -> {
                proxy.mangle(mangling);
                int before = proxy.passed();

                var outcome = client.send(device, SALE);

                // Not even once when it went into a connection that was just being closed.
                assertThat(proxy.passed()).as("sent at most once: %s", mangling).isBetween(before, before + 1);
                assertSound(outcome, mangling);
            }));
        }
    }

    private static void assertSound(Outcome outcome, Mangling mangling) {
        var what = "%s became %s".formatted(mangling, outcome);
        if (mangling.lost()) {
            assertThat(outcome).as(what).isInstanceOf(Unknown.class);
        } else if (outcome instanceof Accepted accepted) {
            assertThat(accepted.answer()).as(what).isInstanceOfSatisfying(SaleAnswer.class, receipt -> {
                assertThat(receipt.rcptSign()).isNotBlank();
                assertThat(receipt.intrlData()).isNotBlank();
            });
        } else {
            assertThat(outcome).as(what).isInstanceOf(Unknown.class);
        }
    }

    private static Route route(FrontDoor door) {
        return switch (door) {
            case DIRECT -> Route.DIRECT;
            case GATEWAY ->
                new Route.Gateway(
                        new GatewayApp("consumerkey", "consumersecret", "0b7f8a54-1111-2222-3333-444455556666"));
        };
    }

    private static HttpOscuClient client(ManglingProxy proxy) {
        var host = proxy.host();
        var gateway = GatewayAccess.of(host.resolve("/etims-oscu/api/v1"), host.resolve("/v1/token/generate"));
        return HttpOscuClient.connect(
                host.resolve("/etims-api"), gateway, new HttpSettings(SHORT, 4, Duration.ofSeconds(15), 64 * 1024));
    }
}
