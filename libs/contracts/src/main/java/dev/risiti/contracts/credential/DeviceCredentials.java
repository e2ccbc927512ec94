package dev.risiti.contracts.credential;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import org.jspecify.annotations.Nullable;

/**
 * What a call to KRA for one device needs.
 *
 * @param communicationKey {@code cmcKey}; a secret
 * @param gatewayApp name of the {@link GatewayAppCredentials} to call with; null on the direct door
 */
public record DeviceCredentials(
        String deviceId,
        Environment environment,
        FrontDoor frontDoor,
        String pin,
        String branchId,
        String communicationKey,
        @Nullable String controlUnitId,
        @Nullable String gatewayApp) {

    /** Of a device without a gateway app. */
    public DeviceCredentials(
            String deviceId,
            Environment environment,
            FrontDoor frontDoor,
            String pin,
            String branchId,
            String communicationKey,
            @Nullable String controlUnitId) {
        this(deviceId, environment, frontDoor, pin, branchId, communicationKey, controlUnitId, null);
    }

    @Override
    public String toString() {
        return "DeviceCredentials[deviceId=" + deviceId + ", pin=" + pin + ", branchId=" + branchId + ", key hidden]";
    }
}
