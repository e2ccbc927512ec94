package dev.risiti.submission.device;

import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.device.StockPolicy;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.CounterScope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A device as last published.
 *
 * @param scopes for whom KRA counts its numbers, where its taxpayer has several branches
 */
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
        @Nullable String machineCode,
        Map<Counter.Name, CounterScope> scopes) {

    /** A device of a taxpayer that has no other branch. */
    public Device(
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
        this(
                deviceId,
                tenantId,
                environment,
                pin,
                branchId,
                solution,
                frontDoor,
                gatewayApp,
                state,
                stockPolicy,
                taxpayerName,
                branchName,
                controlUnitId,
                machineCode,
                Map.of());
    }

    /** The same, with what is known of for whom KRA counts. */
    Device with(Map<Counter.Name, CounterScope> known) {
        return new Device(
                deviceId,
                tenantId,
                environment,
                pin,
                branchId,
                solution,
                frontDoor,
                gatewayApp,
                state,
                stockPolicy,
                taxpayerName,
                branchName,
                controlUnitId,
                machineCode,
                known);
    }

    /** For whom KRA counts a number of this device. */
    public CounterScope scope(Counter.Name name) {
        return scopes.getOrDefault(name, CounterScope.DEVICE);
    }

    /** The front door as the client names it. */
    public dev.risiti.oscu.call.FrontDoor door() {
        return switch (frontDoor) {
            case DIRECT -> dev.risiti.oscu.call.FrontDoor.DIRECT;
            case GATEWAY -> dev.risiti.oscu.call.FrontDoor.GATEWAY;
        };
    }
}
