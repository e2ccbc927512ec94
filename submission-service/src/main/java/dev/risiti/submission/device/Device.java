package dev.risiti.submission.device;

import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.Solution;
import org.jspecify.annotations.Nullable;

/** A device as last published. */
public record Device(
        String deviceId,
        String tenantId,
        Environment environment,
        String pin,
        String branchId,
        Solution solution,
        DeviceState state,
        String taxpayerName,
        @Nullable String branchName,
        @Nullable String controlUnitId,
        @Nullable String machineCode) {}
