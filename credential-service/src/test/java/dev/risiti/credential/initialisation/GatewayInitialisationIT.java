package dev.risiti.credential.initialisation;

import static dev.risiti.credential.testing.Administrator.asAdmin;
import static dev.risiti.credential.testing.Administrator.asSubmission;
import static dev.risiti.credential.testing.Administrator.gatewayRegistration;
import static dev.risiti.credential.testing.Administrator.registered;
import static dev.risiti.credential.testing.Administrator.whenIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.result.Reason;
import dev.risiti.credential.testing.LogFile;
import dev.risiti.credential.testing.StoredValues;
import dev.risiti.credential.testing.Topics;
import dev.risiti.devstack.testing.OscuSimulator;
import dev.risiti.devstack.testing.OscuSimulatorResource;
import dev.risiti.devstack.testing.PublishedEventsAreValid;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Initialisation through KRA's gateway, which the real simulator plays in a process of its own. */
@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
class GatewayInitialisationIT {
    private static final String INITIALISATION = "selectInitOsdcInfo";
    private static final String SECRET = "hush-hush-client-secret";

    @Inject
    Topics topics;

    @Inject
    AgroalDataSource database;

    @Inject
    @ConfigProperty(name = LogFile.PATH)
    String logFile;

    private final OscuSimulator kra;

    GatewayInitialisationIT(@ConfigProperty(name = OscuSimulatorResource.URL) String simulator) {
        this.kra = new OscuSimulator(simulator);
    }

    @BeforeEach
    void registerTheApp() {
        kra.app("platform-id", SECRET, "platform-app-id");
        app("platform", "platform-id", SECRET, "platform-app-id");
    }

    @AfterEach
    void usualSettings() {
        kra.delete("settings");
    }

    private static void app(String name, String clientId, String clientSecret, String appId) {
        asAdmin()
                .body(Map.of(
                        "name", name,
                        "environment", "SANDBOX",
                        "clientId", clientId,
                        "clientSecret", clientSecret,
                        "appId", appId))
                .post("/gateway-apps")
                .then()
                .statusCode(204);
    }

    /** Approved by KRA and registered here. */
    private String device(String pin, String gatewayApp) {
        kra.approve(pin, "00", serial(pin));
        return asAdmin()
                .body(gatewayRegistration("gate", pin, serial(pin), gatewayApp))
                .post("/devices")
                .then()
                .statusCode(200)
                .extract()
                .path("deviceId");
    }

    private static String serial(String pin) {
        return "RISITI/" + pin;
    }

    private static void initialise(String deviceId) {
        asAdmin().post("/devices/" + deviceId + "/initialise").then().statusCode(200);
    }

    private List<String> doorsAndOutcomes(String pin) {
        return kra.ledger(INITIALISATION, pin).stream()
                .map(entry -> entry.path("door").asText() + " "
                        + entry.path("outcome").asText())
                .toList();
    }

    private static Reason waitingFor(DeviceStatus device) {
        return Objects.requireNonNull(device.waitingFor());
    }

    @Test
    void givesTheKeyAndTheAppToServicesAndPublishesTheDoor() {
        String deviceId = device("P000000501A", "platform");

        initialise(deviceId);
        DeviceStatus initialised = whenIn(DeviceState.INITIALISED, deviceId);

        assertThat(doorsAndOutcomes("P000000501A")).containsExactly("gateway ACCEPTED");
        asSubmission()
                .get("/internal/devices/" + deviceId + "/credentials")
                .then()
                .statusCode(200)
                .body("frontDoor", equalTo("GATEWAY"))
                .body("gatewayApp", equalTo("platform"))
                .body("communicationKey", matchesPattern("[0-9A-F]{52}"));
        assertThat(initialised).satisfies(device -> {
            assertThat(device.frontDoor()).isEqualTo(FrontDoor.GATEWAY);
            assertThat(device.gatewayApp()).isEqualTo("platform");
        });
    }

    @Test
    void aWrongSecretBlocksTheDeviceUnaskedUntilTheAppIsPutRight() {
        kra.app("changed-id", "the-new-secret", "changed-app-id");
        app("changed", "changed-id", "the-old-secret", "changed-app-id");
        String deviceId = device("P000000502A", "changed");
        initialise(deviceId);

        DeviceStatus blocked = whenIn(DeviceState.BLOCKED, deviceId);

        assertThat(waitingFor(blocked).code()).isEqualTo("GATEWAY_APP_REFUSED");
        assertThat(doorsAndOutcomes("P000000502A")).isEmpty();
        app("changed", "changed-id", "the-new-secret", "changed-app-id");
        initialise(deviceId);
        whenIn(DeviceState.INITIALISED, deviceId);
        assertThat(doorsAndOutcomes("P000000502A")).containsExactly("gateway ACCEPTED");
    }

    @Test
    void anAppIdThatKraRefusesIsNamedInKrasWords() {
        kra.control("settings", Map.of("gateway", Map.of("appId", "EVERY_CALL")));
        kra.app("mixed-up-id", "mixed-up-secret", "the-right-app-id");
        app("mixed-up", "mixed-up-id", "mixed-up-secret", "mixed-up-id");
        String deviceId = device("P000000503A", "mixed-up");
        initialise(deviceId);

        Reason reason = waitingFor(whenIn(DeviceState.BLOCKED, deviceId));

        assertThat(reason.code()).isEqualTo("GATEWAY_APP_REFUSED");
        assertThat(reason.authorityText()).contains("TestSessionApiLog");
        app("mixed-up", "mixed-up-id", "mixed-up-secret", "the-right-app-id");
        initialise(deviceId);
        whenIn(DeviceState.INITIALISED, deviceId);
    }

    @Test
    void aTokenThatHasRunOutIsReplacedOnceWithoutAnybodyNoticing() {
        String first = device("P000000504A", "platform");
        initialise(first);
        whenIn(DeviceState.INITIALISED, first);
        int tokens = kra.ledger("token").size();
        kra.delete("tokens");

        String second = device("P000000505A", "platform");
        initialise(second);
        whenIn(DeviceState.INITIALISED, second);

        assertThat(kra.ledger("token")).hasSize(tokens + 1);
        assertThat(doorsAndOutcomes("P000000505A")).containsExactly("gateway REFUSED", "gateway ACCEPTED");
    }

    @Test
    void anInstalledDeviceWaitsForItsKeyBehindTheGatewayToo() {
        String deviceId = device("P000000506A", "platform");
        kra.initialise("P000000506A", "00", serial("P000000506A"));

        initialise(deviceId);

        Reason reason = waitingFor(whenIn(DeviceState.BLOCKED, deviceId));
        assertThat(reason.code()).isEqualTo("ADOPT_NEEDED");
        assertThat(reason.authorityCode()).isEqualTo("902");
    }

    @Test
    void aDeviceThatKraHoldsTwiceIsAskedForAgainByAPersonAlone() {
        kra.control("settings", Map.of("gateway", Map.of("corruptAfter", 1)));
        String deviceId = device("P000000507A", "platform");
        kra.initialise("P000000507A", "00", serial("P000000507A"));
        initialise(deviceId);
        assertThat(waitingFor(whenIn(DeviceState.BLOCKED, deviceId)).code()).isEqualTo("DEVICE_CORRUPTED");

        asAdmin()
                .post("/devices/" + deviceId + "/initialise")
                .then()
                .statusCode(409)
                .body("code", equalTo("DEVICE_CORRUPTED"));

        assertThat(doorsAndOutcomes("P000000507A")).containsExactly("direct ACCEPTED", "gateway REFUSED");
    }

    @Test
    void anAnswerLostBehindTheGatewayIsNeverRepeatedByAMachine() {
        kra.control(
                "faults", Map.of("call", INITIALISATION, "fault", "HTTP_504", "commit", true, "tin", "P000000508A"));
        String deviceId = device("P000000508A", "platform");

        initialise(deviceId);

        assertThat(waitingFor(whenIn(DeviceState.BLOCKED, deviceId)).code()).isEqualTo("INITIALISATION_UNKNOWN");
        assertThat(kra.ledger(INITIALISATION, "P000000508A")).hasSize(1);
    }

    @Test
    void aDeviceMovesToTheGatewayWithItsKey() {
        String deviceId = registered("gate", "P000000509A", "OK-509");
        initialise(deviceId);
        long before = whenIn(DeviceState.INITIALISED, deviceId).version();

        asAdmin()
                .body("{\"frontDoor\":\"GATEWAY\",\"gatewayApp\":\"platform\"}")
                .post("/devices/" + deviceId + "/front-door")
                .then()
                .statusCode(200)
                .body("version", equalTo((int) before + 1));

        asSubmission()
                .get("/internal/devices/" + deviceId + "/credentials")
                .then()
                .body("gatewayApp", equalTo("platform"));
        await().untilAsserted(() -> assertThat(topics.events(EventType.DEVICE_STATUS, DeviceStatus.class, deviceId))
                .last()
                .extracting(DeviceStatus::frontDoor, DeviceStatus::gatewayApp, DeviceStatus::state)
                .containsExactly(FrontDoor.GATEWAY, "platform", DeviceState.INITIALISED));
    }

    @Test
    void theSecretStandsNowhereInPlain() throws Exception {
        String deviceId = device("P000000510A", "platform");
        initialise(deviceId);
        whenIn(DeviceState.INITIALISED, deviceId);
        await().until(
                        () -> topics.events(EventType.DEVICE_STATUS, DeviceStatus.class, deviceId)
                                .size(),
                        events -> events == 2);

        assertThat(StoredValues.of(database)).contains("platform-id").noneMatch(text -> text.contains(SECRET));
        assertThat(topics.all(""))
                .isNotEmpty()
                .noneMatch(record -> new String(record.value(), StandardCharsets.ISO_8859_1).contains(SECRET))
                .noneMatch(record -> record.headers().toString().contains(SECRET));
        assertThat(Files.readString(Path.of(logFile)))
                .contains("event=gateway_app_stored app=platform")
                .doesNotContain(SECRET);
    }
}
