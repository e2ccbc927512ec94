package dev.risiti.credential.gatewayapp;

import dev.risiti.contracts.credential.GatewayAppCredentials;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.credential.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the gateway apps. */
@ApplicationScoped
public class GatewayApps {
    private static final Logger LOG = Logger.getLogger(GatewayApps.class);

    private final GatewayAppTable table;

    GatewayApps(GatewayAppTable table) {
        this.table = table;
    }

    /**
     * Makes an app known; repeating it rotates its client id and secret and corrects its app id. Devices that name the
     * app call with the new ones from then on.
     *
     * @param clientSecret needed the first time and with another client id
     * @throws Refusal {@code GATEWAY_APP_OF_ANOTHER_ENVIRONMENT}, {@code CLIENT_SECRET_MISSING}
     */
    @Transactional
    public void register(
            String name, Environment environment, String clientId, @Nullable String clientSecret, String appId) {
        boolean stored = clientSecret == null
                ? table.correct(name, environment, clientId, appId)
                : table.store(new GatewayAppCredentials(name, environment, clientId, clientSecret, appId));
        if (!stored) {
            throw notStored(name, environment);
        }
        LOG.infof(
                "event=gateway_app_stored app=%s environment=%s secret=%s",
                name, environment, clientSecret == null ? "kept" : "new");
    }

    private Refusal notStored(String name, Environment environment) {
        Optional<Environment> other = table.environment(name).filter(known -> known != environment);
        return other.isPresent()
                ? ofAnotherEnvironment(name, other.get(), "choose another name")
                : Refusal.conflict(
                        "CLIENT_SECRET_MISSING",
                        "clientSecret",
                        null,
                        "An app that is new, or has another client id than before, needs its client secret.");
    }

    public List<GatewayAppView> all() {
        return table.all();
    }

    /** @throws Refusal {@code GATEWAY_APP_UNKNOWN} */
    public GatewayAppCredentials known(String name) {
        return table.find(name).orElseThrow(() -> unknown(name));
    }

    /**
     * Checks that a device may have this front door and this app.
     *
     * @throws Refusal {@code GATEWAY_APP_MISSING}, {@code GATEWAY_APP_NOT_USED}, {@code GATEWAY_APP_UNKNOWN},
     *     {@code GATEWAY_APP_OF_ANOTHER_ENVIRONMENT}
     */
    public void check(Environment environment, FrontDoor door, @Nullable String name) {
        switch (door) {
            case DIRECT -> {
                if (name != null) {
                    throw Refusal.conflict(
                            "GATEWAY_APP_NOT_USED",
                            "gatewayApp",
                            name,
                            "The direct door needs no gateway app; leave it out, or choose the front door GATEWAY.");
                }
            }
            case GATEWAY -> {
                if (name == null) {
                    throw missing();
                }
                Environment known = table.environment(name).orElseThrow(() -> unknown(name));
                if (known != environment) {
                    throw ofAnotherEnvironment(name, known, "name one of the right environment");
                }
            }
        }
    }

    /** The refusal for a device behind the gateway that names no app. */
    public static Refusal missing() {
        return Refusal.conflict(
                "GATEWAY_APP_MISSING",
                "gatewayApp",
                null,
                "A device behind KRA's gateway names the gateway app that its calls go through; give one of"
                        + " GET /gateway-apps.");
    }

    private static Refusal unknown(String name) {
        return Refusal.unknown(
                "GATEWAY_APP_UNKNOWN",
                "gatewayApp",
                name,
                "There is no such gateway app; register it first with POST /gateway-apps.");
    }

    private static Refusal ofAnotherEnvironment(String name, Environment environment, String remedy) {
        return Refusal.conflict(
                "GATEWAY_APP_OF_ANOTHER_ENVIRONMENT",
                "gatewayApp",
                name,
                "This gateway app belongs to the environment %s; %s.".formatted(environment, remedy));
    }
}
