package dev.risiti.sync.testing;

import static io.restassured.RestAssured.given;

import dev.risiti.contracts.credential.DeviceCredentials;
import dev.risiti.contracts.credential.GatewayAppCredentials;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.devstack.testing.OscuSimulator;

/** Brings devices behind KRA's gateway on board: at the simulator, and at what plays credential-service. */
public final class GatewayDevices {
    private final OscuSimulator kra;
    private final String neighbours;

    /** @param neighbours as {@link Neighbours#CONTROL_URL} says */
    public GatewayDevices(OscuSimulator kra, String neighbours) {
        this.kra = kra;
        this.neighbours = neighbours;
    }

    /** An app that the gateway knows under another secret than credential-service. */
    public void refusedApp(String name) {
        app(name, "another-secret");
    }

    public void servedApp(String name) {
        app(name, name + "-secret");
    }

    private void app(String name, String secretAtKra) {
        kra.app(name + "-id", secretAtKra, name + "-app-id");
        put(
                "gateway-apps/" + name,
                new GatewayAppCredentials(
                        name, Environment.PRODUCTION, name + "-id", name + "-secret", name + "-app-id"));
    }

    /** Installed at KRA, and known to credential-service as a device that calls as this app. */
    public void installed(String deviceId, String pin, String app) {
        kra.approve(pin, "00", "SN/" + pin);
        String key = kra.initialise(pin, "00", "SN/" + pin);
        put(
                "devices/" + deviceId + "/credentials",
                new DeviceCredentials(deviceId, Environment.PRODUCTION, FrontDoor.GATEWAY, pin, "00", key, null, app));
    }

    private void put(String path, Object answer) {
        given().body(EventJson.bytes(answer))
                .put(neighbours + "/internal/" + path)
                .then()
                .statusCode(200);
    }
}
