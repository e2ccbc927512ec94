package dev.risiti.credential.command;

import static dev.risiti.credential.testing.Administrator.asAdmin;
import static dev.risiti.credential.testing.Administrator.device;
import static dev.risiti.credential.testing.Administrator.registered;
import static dev.risiti.credential.testing.Administrator.whenIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;

import dev.risiti.contracts.device.DeviceProgress;
import dev.risiti.contracts.device.DeviceProgress.Milestone;
import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.device.InitialiseDevice;
import dev.risiti.contracts.device.RegisterDevice;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.device.SuspendDevice;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventType;
import dev.risiti.credential.testing.Topics;
import dev.risiti.devstack.testing.PublishedEventsAreValid;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
class DeviceCommandIT {

    @Inject
    Topics topics;

    private static RegisterDevice register(String tenantId, String pin, String serial) {
        return register(tenantId, pin, serial, FrontDoor.DIRECT, null);
    }

    private static RegisterDevice register(
            String tenantId, String pin, String serial, FrontDoor door, @Nullable String gatewayApp) {
        return new RegisterDevice(
                tenantId,
                Environment.SANDBOX,
                pin,
                "00",
                Solution.OSCU,
                door,
                serial,
                "MTAA TRADERS LIMITED",
                null,
                gatewayApp);
    }

    private List<DeviceStatus> published(String pin) {
        return topics.all(EventType.DEVICE_STATUS.topic()).stream()
                .filter(record -> record.topic().equals(EventType.DEVICE_STATUS.topic()))
                .map(record -> (DeviceStatus) EventJson.decode(EventType.DEVICE_STATUS, record.value()))
                .filter(status -> status.pin().equals(pin))
                .toList();
    }

    @Test
    void aBusinessComesOnBoardThroughTopicsAlone() {
        topics.publish(register("mtaa", "P000000101A", "OK-101"));
        String deviceId = await().until(() -> published("P000000101A"), devices -> devices.size() == 1)
                .getFirst()
                .deviceId();

        topics.publish(new InitialiseDevice("mtaa", deviceId));
        whenIn(DeviceState.INITIALISED, deviceId);
        topics.publish(new DeviceProgress(deviceId, "mtaa", Milestone.BASIC_DATA_SYNCED, Instant.now(), null));
        topics.publish(new DeviceProgress(deviceId, "mtaa", Milestone.BRANCH_USER_SAVED, Instant.now(), null));
        topics.publish(new DeviceProgress(deviceId, "mtaa", Milestone.BRANCH_USER_SAVED, Instant.now(), null));
        whenIn(DeviceState.ACTIVE, deviceId);
        topics.publish(new SuspendDevice("mtaa", deviceId));
        whenIn(DeviceState.SUSPENDED, deviceId);

        await().untilAsserted(() -> assertThat(published("P000000101A"))
                .extracting(DeviceStatus::state)
                .containsExactly(
                        DeviceState.REGISTERED,
                        DeviceState.INITIALISED,
                        DeviceState.BASIC_DATA_SYNCED,
                        DeviceState.ACTIVE,
                        DeviceState.SUSPENDED));
        assertThat(topics.violations(EventType.DEVICE_STATUS.topic())).isEmpty();
    }

    @Test
    void anotherTenantCannotTakeAPin() {
        String deviceId = registered("owner", "P000000102A", "OK-102");

        topics.publish(register("thief", "P000000102A", "OK-102-B"));

        await().untilAsserted(() -> asAdmin()
                .get("/refused-commands?tenantId=thief")
                .then()
                .body("code", contains("PIN_OF_ANOTHER_TENANT")));
        assertThat(device(deviceId).tenantId()).isEqualTo("owner");
        assertThat(published("P000000102A")).hasSize(1);
    }

    @Test
    void anotherTenantCannotCommandADevice() {
        String deviceId = registered("owner", "P000000103A", "OK-103");

        topics.publish(new SuspendDevice("intruder", deviceId));

        await().untilAsserted(() -> asAdmin()
                .get("/refused-commands?tenantId=intruder")
                .then()
                .body("code", contains("DEVICE_OF_ANOTHER_TENANT")));
        assertThat(device(deviceId).state()).isEqualTo(DeviceState.REGISTERED);
    }

    @Test
    void aRegistrationBehindTheGatewayNeedsAKnownApp() {
        topics.publish(register("apps", "P000000106A", "SN-106", FrontDoor.GATEWAY, "nobody's"), "with-unknown-app");
        topics.publish(register("apps", "P000000106A", "SN-106", FrontDoor.GATEWAY, null), "without-app");

        await().untilAsserted(() -> asAdmin()
                .get("/refused-commands?tenantId=apps")
                .then()
                .body("code", containsInAnyOrder("GATEWAY_APP_UNKNOWN", "GATEWAY_APP_MISSING")));
        assertThat(published("P000000106A")).isEmpty();
    }

    @Test
    void aCommandDeliveredTwiceIsRefusedOnce() {
        topics.publish(new SuspendDevice("twice", "nobody"), "the-same-id");
        topics.publish(new SuspendDevice("twice", "nobody"), "the-same-id");
        topics.publish(new SuspendDevice("twice", "nobody"), "a-later-id");

        await().untilAsserted(() -> asAdmin()
                .get("/refused-commands?tenantId=twice")
                .then()
                .body("eventId", contains("a-later-id", "the-same-id"))
                .body("$", hasSize(2)));
    }

    @Test
    void aCommandThatBreaksTheContractGoesToTheDeadLettersAndTheNextOneIsCarriedOut() {
        byte[] broken = "{\"tenantId\":\"broken\",\"pin\":\"not a PIN\"}".getBytes(StandardCharsets.UTF_8);

        topics.publish(EventType.REGISTER_DEVICE, "broken", "broken-1", broken);
        topics.publish(register("broken", "P000000104A", "OK-104"));

        await().until(() -> published("P000000104A"), devices -> devices.size() == 1);
        assertThat(topics.all("dlq.risiti.device-commands.v1.credential-service"))
                .extracting(ConsumerRecord::value)
                .contains(broken);
    }

    @Test
    void aRejectedKeyBlocksTheDevice() {
        String deviceId = registered("rejected", "P000000105A", "OK-105");
        asAdmin().post("/devices/" + deviceId + "/initialise").then().statusCode(200);
        whenIn(DeviceState.INITIALISED, deviceId);

        topics.publish(new DeviceProgress(
                deviceId, "rejected", Milestone.KEY_REJECTED, Instant.now(), "It is not valid device"));

        assertThat(whenIn(DeviceState.BLOCKED, deviceId).waitingFor())
                .extracting(reason -> reason.code(), reason -> reason.authorityText())
                .containsExactly("KEY_REJECTED", "It is not valid device");
    }
}
