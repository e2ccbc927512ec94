package dev.risiti.contracts.device;

import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * Makes a taxpayer's branch known. Repeating it for the same (environment, PIN, branch, solution) changes nothing; the
 * device's id is learnt from {@code risiti.devices.v1}.
 *
 * @param serialNumber the text approved for this branch on KRA's portal ({@code dvcSrlNo})
 * @param gatewayApp name of the integrator's app that calls go through behind the front door GATEWAY; left out with
 *     DIRECT
 */
public record RegisterDevice(
        String tenantId,
        Environment environment,
        String pin,
        String branchId,
        Solution solution,
        FrontDoor frontDoor,
        String serialNumber,
        String taxpayerName,
        @Nullable String branchName,
        @Nullable String gatewayApp)
        implements DeviceCommand {
    public RegisterDevice {
        Check.text("tenantId", tenantId, 64);
        Check.present("environment", environment);
        Check.pin("pin", pin);
        Check.branch("branchId", branchId);
        Check.present("solution", solution);
        Check.present("frontDoor", frontDoor);
        Check.text("serialNumber", serialNumber, 100);
        Check.text("taxpayerName", taxpayerName, 60);
        Check.optionalText("branchName", branchName, 60);
        Check.optionalText("gatewayApp", gatewayApp, 64);
    }

    @Override
    public EventType eventType() {
        return EventType.REGISTER_DEVICE;
    }

    @Override
    public String key() {
        return tenantId;
    }
}
