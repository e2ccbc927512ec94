package dev.risiti.simulator.oscu.control;

import dev.risiti.simulator.oscu.Simulator;
import dev.risiti.simulator.oscu.app.GatewayApp;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stands in for the developer portal of the gateway, where an app is registered, and for the end of its tokens. */
@Path("/simulator")
@Consumes(MediaType.WILDCARD) // so that curl -d needs no header
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AppsResource {
    private static final Pattern WORD = Pattern.compile("[^\\s:]{1,100}");
    private static final String FIX = "one to 100 characters without blanks and colons";

    private final Simulator simulator;

    public AppsResource(Simulator simulator) {
        this.simulator = simulator;
    }

    /** Registers an app, or changes the one with this client id. */
    @POST
    @Path("/apps")
    public AppView register(@Nullable String body) {
        ControlBody request = ControlBody.of(body, List.of("clientId", "clientSecret", "appId"));
        GatewayApp app = new GatewayApp(
                request.requiredText("clientId", WORD, FIX),
                request.requiredText("clientSecret", WORD, FIX),
                request.requiredText("appId", WORD, FIX));
        if (!app.equals(simulator.apps().find(app.clientId()))) {
            simulator.register(app);
        }
        return new AppView(app.clientId(), app.appId());
    }

    /** Ends the life of all tokens at once. */
    @DELETE
    @Path("/tokens")
    public void expireTokens() {
        simulator.apps().expireAll();
    }

    /** An app without its secret. */
    public record AppView(String clientId, String appId) {}
}
