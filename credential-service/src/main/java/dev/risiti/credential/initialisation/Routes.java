package dev.risiti.credential.initialisation;

import dev.risiti.contracts.credential.GatewayAppCredentials;
import dev.risiti.credential.device.Device;
import dev.risiti.credential.gatewayapp.GatewayApps;
import dev.risiti.credential.problem.Refusal;
import dev.risiti.oscu.GatewayApp;
import dev.risiti.oscu.Route;
import jakarta.enterprise.context.ApplicationScoped;

/** The way to KRA for a device, with the gateway app from the vault. */
@ApplicationScoped
class Routes {
    private final GatewayApps gatewayApps;

    Routes(GatewayApps gatewayApps) {
        this.gatewayApps = gatewayApps;
    }

    /** @throws Refusal when the device is behind the gateway and names no app */
    Route of(Device device) {
        return switch (device.frontDoor()) {
            case DIRECT -> Route.DIRECT;
            case GATEWAY -> {
                String name = device.gatewayApp();
                if (name == null) {
                    throw GatewayApps.missing();
                }
                GatewayAppCredentials app = gatewayApps.known(name);
                yield new Route.Gateway(new GatewayApp(app.clientId(), app.clientSecret(), app.appId()));
            }
        };
    }
}
