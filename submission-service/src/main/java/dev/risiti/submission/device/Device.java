package dev.risiti.submission.device;

import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.device.StockPolicy;
import org.jspecify.annotations.Nullable;

/** A device as last published. */
public record Device(
        String deviceId,
        String tenantId,
        Environment environment,
        String pin,
        String branchId,
        Solution solution,
        FrontDoor frontDoor,
        @Nullable String gatewayApp,
        DeviceState state,
        StockPolicy stockPolicy,
        String taxpayerName,
        @Nullable String branchName,
        @Nullable String controlUnitId,
        @Nullable String machineCode) {

    /** The front door as the client names it. */
    public dev.risiti.oscu.call.FrontDoor door() {
        return switch (frontDoor) {
            case DIRECT -> dev.risiti.oscu.call.FrontDoor.DIRECT;
            case GATEWAY -> dev.risiti.oscu.call.FrontDoor.GATEWAY;
        };
    }
}
