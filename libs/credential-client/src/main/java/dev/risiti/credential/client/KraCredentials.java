package dev.risiti.credential.client;

import dev.risiti.contracts.credential.GatewayAppCredentials;
import dev.risiti.credential.client.CredentialsUnavailable.Why;
import dev.risiti.oscu.DeviceCredentials;
import dev.risiti.oscu.GatewayApp;
import dev.risiti.oscu.Route;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.outcome.Outcome.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Credentials as calls to KRA take them: a device's PIN, branch and key, with its front door and, behind the gateway,
 * its app. Blocks as {@link CredentialClient} does, whose copies it uses.
 */
@ApplicationScoped
public class KraCredentials {
    private final CredentialClient credentials;

    KraCredentials(CredentialClient credentials) {
        this.credentials = credentials;
    }

    /**
     * What {@link dev.risiti.oscu.OscuClient#send} takes for this device.
     *
     * @throws CredentialsUnavailable {@code NOT_READY} before the device has its key
     */
    public DeviceCredentials of(String deviceId) {
        var device = credentials.deviceCredentials(deviceId);
        Route route = switch (device.frontDoor()) {
            case DIRECT -> Route.DIRECT;
            case GATEWAY -> new Route.Gateway(app(deviceId, device.gatewayApp()));
        };
        return new DeviceCredentials(device.pin(), device.branchId(), device.communicationKey(), route);
    }

    private GatewayApp app(String deviceId, @Nullable String name) {
        if (name == null) {
            throw new CredentialsUnavailable(
                    Why.NOT_READY,
                    "GATEWAY_APP_MISSING",
                    "device " + deviceId + ": it is behind the gateway and names no gateway app",
                    null);
        }
        GatewayAppCredentials app = credentials.gatewayApp(name);
        return new GatewayApp(app.clientId(), app.clientSecret(), app.appId());
    }

    /**
     * Forgets what KRA refused, so that the next call is made with what credential-service has then: the device's
     * credentials and, only when the app itself was turned away, the app, because other devices call with it too.
     */
    public void refused(String deviceId, Outcome.RefusedConnection refusal) {
        if (refusal.trouble() == Trouble.APP_REJECTED) {
            credentials.invalidateGatewayAppOf(deviceId);
        }
        credentials.invalidate(deviceId);
    }
}
