package dev.risiti.contracts.credential;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import org.jspecify.annotations.Nullable;

/**
 * What a call to KRA for one device needs.
 *
 * @param communicationKey {@code cmcKey}; a secret
 */
public record DeviceCredentials(
        String deviceId,
        Environment environment,
        FrontDoor frontDoor,
        String pin,
        String branchId,
        String communicationKey,
        @Nullable String controlUnitId) {

    @Override
    public String toString() {
        return "DeviceCredentials[deviceId=" + deviceId + ", pin=" + pin + ", branchId=" + branchId + ", key hidden]";
    }
}
