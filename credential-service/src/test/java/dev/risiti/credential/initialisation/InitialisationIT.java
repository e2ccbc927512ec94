package dev.risiti.credential.initialisation;

import static dev.risiti.credential.testing.Administrator.asAdmin;
import static dev.risiti.credential.testing.Administrator.asSubmission;
import static dev.risiti.credential.testing.Administrator.device;
import static dev.risiti.credential.testing.Administrator.registered;
import static dev.risiti.credential.testing.Administrator.whenIn;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.risiti.contracts.device.Adoption;
import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.InitialiseDevice;
import dev.risiti.contracts.device.OpeningStock;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.result.Reason;
import dev.risiti.credential.device.DeviceSecretTable;
import dev.risiti.credential.testing.KraDouble;
import dev.risiti.credential.testing.LogFile;
import dev.risiti.credential.testing.StoredValues;
import dev.risiti.credential.testing.Topics;
import dev.risiti.devstack.testing.PublishedEventsAreValid;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
class InitialisationIT {

    @Inject
    Topics topics;

    @Inject
    AgroalDataSource database;

    @Inject
    DeviceSecretTable secrets;

    @Inject
    @ConfigProperty(name = KraDouble.CALLS_URL)
    String callsUrl;

    @Inject
    @ConfigProperty(name = LogFile.PATH)
    String logFile;

    private static void initialise(String deviceId) {
        asAdmin().post("/devices/" + deviceId + "/initialise").then().statusCode(200);
    }

    private int calls(String serial) {
        return Integer.parseInt(given().get(callsUrl + serial).asString());
    }

    private static Reason waitingFor(DeviceStatus device) {
        return Objects.requireNonNull(device.waitingFor());
    }

    @Test
    void givesTheKeyToServicesAndPublishesTheDevice() {
        String deviceId = registered("init", "P000000001A", "OK-1");

        initialise(deviceId);
        whenIn(DeviceState.INITIALISED, deviceId);

        asSubmission()
                .get("/internal/devices/" + deviceId + "/credentials")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("communicationKey", equalTo(KraDouble.keyOf("OK-1")))
                .body("controlUnitId", equalTo("KRACU0400001999"));
        await().untilAsserted(() -> assertThat(topics.events(EventType.DEVICE_STATUS, DeviceStatus.class, deviceId))
                .extracting(DeviceStatus::version, DeviceStatus::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, DeviceState.REGISTERED),
                        org.assertj.core.groups.Tuple.tuple(2L, DeviceState.INITIALISED)));
    }

    @Test
    void theKeyStandsNowhereInPlain() throws Exception {
        String key = KraDouble.keyOf("OK-2");
        String deviceId = registered("init", "P000000002A", "OK-2");
        initialise(deviceId);
        whenIn(DeviceState.INITIALISED, deviceId);
        await().until(
                        () -> topics.events(EventType.DEVICE_STATUS, DeviceStatus.class, deviceId)
                                .size(),
                        events -> events == 2);

        assertThat(StoredValues.of(database)).hasSizeGreaterThan(20).noneMatch(text -> text.contains(key));
        assertThat(topics.all(""))
                .isNotEmpty()
                .noneMatch(record -> new String(record.value(), StandardCharsets.ISO_8859_1).contains(key))
                .noneMatch(record -> record.headers().toString().contains(key));
        assertThat(Files.readString(Path.of(logFile))).contains(deviceId).doesNotContain(key);
    }

    @Test
    void aLostAnswerIsNeverRepeatedByAMachine() {
        String deviceId = registered("init", "P000000003A", "LOST-3");
        initialise(deviceId);
        DeviceStatus blocked = whenIn(DeviceState.BLOCKED, deviceId);
        assertThat(waitingFor(blocked).code()).isEqualTo("INITIALISATION_UNKNOWN");

        topics.publish(new InitialiseDevice("init", deviceId));

        await().untilAsserted(() -> asAdmin()
                .get("/refused-commands?tenantId=init")
                .then()
                .statusCode(200)
                .body("code", org.hamcrest.Matchers.hasItem("INITIALISATION_UNKNOWN")));
        assertThat(calls("LOST-3")).isEqualTo(1);
    }

    @Test
    void aPersonMayAskAgainAndThenAdoptWithTheKeyObtained() {
        String deviceId = registered("init", "P000000004A", "LOST-4");
        initialise(deviceId);
        whenIn(DeviceState.BLOCKED, deviceId);

        asAdmin()
                .post("/devices/" + deviceId + "/initialise?repeatAfterUnknown=true")
                .then()
                .statusCode(200);
        await().until(() -> waitingFor(device(deviceId)).code(), code -> code.equals("ADOPT_NEEDED"));
        String reference = asAdmin()
                .body("{\"communicationKey\":\"" + "F".repeat(52) + "\"}")
                .post("/devices/" + deviceId + "/keys")
                .then()
                .statusCode(200)
                .extract()
                .path("keyReference");
        asAdmin()
                .body("""
                        {"keyReference":"%s","controlUnitId":"KRACU0400001999","lastInvoiceNumber":7,
                         "lastStockMovementNumber":3,"lastPurchaseNumber":2,
                         "openingStock":[{"itemCode":"KE2NTNO0000012","quantity":"40"}]}""".formatted(reference))
                .post("/devices/" + deviceId + "/adopt")
                .then()
                .statusCode(200)
                .body("state", equalTo("INITIALISED"));
        assertThat(whenIn(DeviceState.INITIALISED, deviceId).adoption())
                .extracting(
                        Adoption::lastInvoiceNumber,
                        Adoption::lastStockMovementNumber,
                        Adoption::lastPurchaseNumber,
                        Adoption::openingStock)
                .containsExactly(7L, 3L, 2L, List.of(new OpeningStock("KE2NTNO0000012", new BigDecimal("40"))));

        asSubmission()
                .get("/internal/devices/" + deviceId + "/credentials")
                .then()
                .body("communicationKey", equalTo("F".repeat(52)));
        assertThat(calls("LOST-4")).isEqualTo(2);
    }

    @Test
    void anInstalledDeviceWaitsForItsKeyInKrasWords() {
        String deviceId = registered("init", "P000000005A", "INSTALLED-5");

        initialise(deviceId);

        Reason reason = waitingFor(whenIn(DeviceState.BLOCKED, deviceId));
        assertThat(reason.code()).isEqualTo("ADOPT_NEEDED");
        assertThat(reason.authorityCode()).isEqualTo("902");
        assertThat(reason.authorityText()).isEqualTo("This device is installed");
        asAdmin()
                .post("/devices/" + deviceId + "/initialise")
                .then()
                .statusCode(409)
                .body("code", equalTo("ADOPT_NEEDED"));
        assertThat(calls("INSTALLED-5")).isEqualTo(1);
    }

    @Test
    void aRefusedSerialCanBeCorrectedAndInitialisedAgain() {
        String deviceId = registered("init", "P000000006A", "UNAPPROVED-6");
        initialise(deviceId);
        assertThat(waitingFor(whenIn(DeviceState.BLOCKED, deviceId)).authorityText())
                .isEqualTo("It is not valid device");

        assertThat(registered("init", "P000000006A", "OK-6")).isEqualTo(deviceId);
        initialise(deviceId);

        whenIn(DeviceState.INITIALISED, deviceId);
    }

    @Test
    void aThrottledCallIsMadeAgainByItself() {
        String deviceId = registered("init", "P000000007A", "BUSY-7");

        initialise(deviceId);

        whenIn(DeviceState.INITIALISED, deviceId);
        assertThat(calls("BUSY-7")).isEqualTo(2);
    }

    @Test
    void aCrashBetweenCallAndAnswerLeavesAnUnknown() throws Exception {
        String deviceId = registered("init", "P000000008A", "OK-8");

        interrupted(deviceId, "SENT");

        assertThat(waitingFor(whenIn(DeviceState.BLOCKED, deviceId)).code()).isEqualTo("INITIALISATION_UNKNOWN");
        assertThat(calls("OK-8")).isZero();
    }

    @Test
    void aCrashBeforeTheCallCostsNothing() throws Exception {
        String deviceId = registered("init", "P000000009A", "OK-9");

        interrupted(deviceId, "DUE");

        whenIn(DeviceState.INITIALISED, deviceId);
        assertThat(calls("OK-9")).isEqualTo(1);
    }

    /** The gateway's 401 was answered before it routed anything; read as the direct door's it would block the device. */
    @Test
    void aStoredAnswerIsReadByTheDoorItCameThrough() throws Exception {
        String deviceId = registered("init", "P000000011A", "OK-11");
        secrets.storeAnswer(
                deviceId,
                "{\"header\":{\"responseCode\":401,\"responseMessage\":\"Unauthorised-Invalid Access Token\"},\"body\":{}}"
                        .getBytes(StandardCharsets.UTF_8));

        interrupted(deviceId, "ANSWERED", "GATEWAY");

        whenIn(DeviceState.INITIALISED, deviceId);
        assertThat(calls("OK-11")).isEqualTo(1);
    }

    private void interrupted(String deviceId, String state) throws SQLException {
        interrupted(deviceId, state, "DIRECT");
    }

    /** What a process leaves that ended while it held the claim. */
    private void interrupted(String deviceId, String state, String door) throws SQLException {
        try (Connection connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into initialisation (device_id, state, due, owner, epoch, lease_until, requested_at, sent_at,
                                                    http_status, front_door)
                        values (?, ?, now(), 'gone', 1, now() - interval '1 second', now(), now(), 401, ?)""")) {
            insert.setString(1, deviceId);
            insert.setString(2, state);
            insert.setString(3, door);
            insert.executeUpdate();
        }
    }

    @Test
    void aDeviceWithoutAKeyHasNoCredentials() {
        String deviceId = registered("init", "P000000010A", "OK-10");

        asSubmission()
                .get("/internal/devices/" + deviceId + "/credentials")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("DEVICE_NOT_INITIALISED"));
    }
}
