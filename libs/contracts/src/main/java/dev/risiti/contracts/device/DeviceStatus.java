package dev.risiti.contracts.device;

import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.value.AbsentMeans;
import dev.risiti.contracts.value.Check;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device as everybody sees it, on the compacted {@code risiti.devices.v1}. Never holds a key.
 *
 * @param version grows with each change of the device; an older one is ignored
 * @param waitingFor why it is not active, when it is not
 * @param controlUnit known after initialisation
 * @param adoption there when the device was taken over from elsewhere
 * @param gatewayApp the name of the gateway app that its calls go through; null on the direct door
 * @param stockPolicy what becomes of a sale of goods without stock
 */
public record DeviceStatus(
        String deviceId,
        long version,
        String tenantId,
        Environment environment,
        String pin,
        String branchId,
        Solution solution,
        FrontDoor frontDoor,
        String serialNumber,
        String taxpayerName,
        @Nullable String branchName,
        DeviceState state,
        @Nullable Reason waitingFor,
        @Nullable ControlUnit controlUnit,
        @Nullable Adoption adoption,
        @Nullable String gatewayApp,
        @AbsentMeans("WAIT") StockPolicy stockPolicy,
        Instant changedAt)
        implements RisitiEvent {
    public DeviceStatus {
        Check.text("deviceId", deviceId, 64);
        Check.text("tenantId", tenantId, 64);
        Check.present("environment", environment);
        Check.pin("pin", pin);
        Check.branch("branchId", branchId);
        Check.present("solution", solution);
        Check.present("frontDoor", frontDoor);
        Check.text("serialNumber", serialNumber, 100);
        Check.text("taxpayerName", taxpayerName, 60);
        Check.present("state", state);
        Check.optionalText("gatewayApp", gatewayApp, 64);
        stockPolicy = Check.absentMeans(StockPolicy.WAIT, stockPolicy);
        Check.present("changedAt", changedAt);
    }

    @Override
    public EventType eventType() {
        return EventType.DEVICE_STATUS;
    }

    @Override
    public String key() {
        return deviceId;
    }
}
