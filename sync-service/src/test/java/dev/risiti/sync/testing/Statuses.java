package dev.risiti.sync.testing;

import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.device.StockPolicy;
import java.time.Instant;

/** Devices as the devices topic tells of them. */
public final class Statuses {
    private Statuses() {}

    public static DeviceStatus device(String deviceId, long version, DeviceState state) {
        return new DeviceStatus(
                deviceId,
                version,
                Neighbours.TENANT,
                Environment.SANDBOX,
                Neighbours.PIN,
                "00",
                Solution.OSCU,
                FrontDoor.DIRECT,
                "serial-" + deviceId,
                "Savanna Hardware Ltd",
                null,
                state,
                null,
                null,
                null,
                null,
                StockPolicy.WAIT,
                Instant.now());
    }

    /** A device in production, behind the gateway. */
    public static DeviceStatus gatewayDevice(String deviceId, String pin, String gatewayApp) {
        return new DeviceStatus(
                deviceId,
                2,
                Neighbours.TENANT,
                Environment.PRODUCTION,
                pin,
                "00",
                Solution.OSCU,
                FrontDoor.GATEWAY,
                "serial-" + deviceId,
                "Savanna Hardware Ltd",
                null,
                DeviceState.INITIALISED,
                null,
                null,
                null,
                gatewayApp,
                StockPolicy.WAIT,
                Instant.now());
    }
}
