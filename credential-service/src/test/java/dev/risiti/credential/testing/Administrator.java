package dev.risiti.credential.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.DeviceStatus;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;

/** The holder of the administrator's token. */
public final class Administrator {
    private Administrator() {}

    public static RequestSpecification asAdmin() {
        return given().header("Authorization", "Bearer dev-admin-token").contentType(ContentType.JSON);
    }

    public static RequestSpecification asSubmission() {
        return given().header("Authorization", "Bearer dev-submission-token");
    }

    /** The body of a registration. */
    public static String registration(String tenantId, String pin, String branchId, String serial) {
        return """
                {"tenantId":"%s","environment":"SANDBOX","pin":"%s","branchId":"%s","solution":"OSCU",
                 "frontDoor":"DIRECT","serialNumber":"%s","taxpayerName":"MTAA TRADERS LIMITED"}""".formatted(tenantId, pin, branchId, serial);
    }

    /** @return the device's id */
    public static String registered(String tenantId, String pin, String serial) {
        return asAdmin()
                .body(registration(tenantId, pin, "00", serial))
                .post("/devices")
                .then()
                .statusCode(200)
                .extract()
                .path("deviceId");
    }

    /** The body of a registration behind the gateway. */
    public static String gatewayRegistration(String tenantId, String pin, String serial, String gatewayApp) {
        return registration(tenantId, pin, "00", serial)
                .replace("\"frontDoor\":\"DIRECT\"", "\"frontDoor\":\"GATEWAY\",\"gatewayApp\":\"" + gatewayApp + "\"");
    }

    public static DeviceStatus device(String deviceId) {
        return asAdmin()
                .get("/devices/" + deviceId)
                .then()
                .statusCode(200)
                .extract()
                .as(DeviceStatus.class);
    }

    public static DeviceStatus whenIn(DeviceState state, String deviceId) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> device(deviceId), device -> device.state() == state);
    }
}
