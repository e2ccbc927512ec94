package dev.risiti.credential.gatewayapp;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.value.Check;
import dev.risiti.contracts.value.ContractViolation;
import dev.risiti.credential.access.AdminOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Registration of gateway apps. Their secrets go in here and never come out. */
@Path("/gateway-apps")
@AdminOnly
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Gateway apps")
public class GatewayAppResource {
    private final GatewayApps apps;

    GatewayAppResource(GatewayApps apps) {
        this.apps = apps;
    }

    @POST
    @Operation(summary = "Register an app of KRA's gateway; repeating it rotates its secret or corrects its ids")
    public void register(Registration app) {
        apps.register(app.name(), app.environment(), app.clientId(), app.clientSecret(), app.appId());
    }

    @GET
    public List<GatewayAppView> list() {
        return apps.all();
    }

    /**
     * An app as KRA's developer portal shows it, under a name of ours.
     *
     * @param name letters, digits, dot, dash and underscore; devices name the app by it, so it never changes
     * @param clientId the app's consumer key
     * @param clientSecret a secret; may be left out while the client id stays
     * @param appId the UUID sent as {@code apigee_app_id}; not the client id
     */
    public record Registration(
            String name,
            Environment environment,
            String clientId,
            @Nullable String clientSecret,
            String appId) {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
        /** What HTTP Basic and a header take as it stands. */
        private static final Pattern CLIENT_ID = Pattern.compile("[\\x21-\\x39\\x3B-\\x7E]{1,200}");

        private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7E]{1,200}");

        public Registration {
            Check.text("name", name, 64);
            if (!NAME.matcher(name).matches()) {
                throw new ContractViolation("name", name, "use letters, digits, dot, dash and underscore");
            }
            Check.present("environment", environment);
            Check.text("clientId", clientId, 200);
            if (!CLIENT_ID.matcher(clientId).matches()) {
                throw new ContractViolation("clientId", clientId, "give it without blanks and colons");
            }
            if (clientSecret != null && !HEADER_VALUE.matcher(clientSecret).matches()) {
                throw new ContractViolation("clientSecret", null, "give 1 to 200 characters without blanks");
            }
            Check.text("appId", appId, 200);
            if (!HEADER_VALUE.matcher(appId).matches()) {
                throw new ContractViolation("appId", appId, "give it without blanks");
            }
        }

        @Override
        public String toString() {
            return "Registration[name=" + name + ", environment=" + environment + ", secret hidden]";
        }
    }
}
