package dev.risiti.simulator.oscu.control;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.Simulator;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.rule.GatewayProfile;
import dev.risiti.simulator.oscu.rule.Settings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The switches of the simulator; a change holds from the next request on and survives a restart. */
@Path("/simulator/settings")
@Consumes(MediaType.WILDCARD) // so that curl -d needs no header
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SettingsResource {
    private static final long MAX = 3_600_000;
    private static final String GATEWAY = "gateway";
    private static final String CLOCK_SKEW = "clockSkewSeconds";
    private static final Map<String, Class<?>> SWITCHES = switches(Settings.class);
    private static final Map<String, Class<?>> GATEWAY_SWITCHES = switches(GatewayProfile.class);

    private final Simulator simulator;

    public SettingsResource(Simulator simulator) {
        this.simulator = simulator;
    }

    /** The type of each switch by its name in JSON, read from the records themselves. */
    private static Map<String, Class<?>> switches(Class<?> settings) {
        Map<String, Class<?>> switches = new LinkedHashMap<>();
        for (RecordComponent component : settings.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                switches.putAll(switches(component.getType()));
            } else {
                switches.put(component.getName(), component.getType());
            }
        }
        return switches;
    }

    @GET
    public Settings show() {
        return simulator.settings();
    }

    /** Changes the settings named and leaves the others. */
    @POST
    public Settings change(@Nullable String body) {
        ControlBody request = ControlBody.of(body, List.copyOf(SWITCHES.keySet()));
        ObjectNode change = checked(request, SWITCHES);
        ControlBody gateway = request.object(GATEWAY, List.copyOf(GATEWAY_SWITCHES.keySet()));
        if (gateway != null) {
            change.set(GATEWAY, checked(gateway, GATEWAY_SWITCHES));
        }
        return simulator.change(change);
    }

    /** Back to the defaults of both doors. */
    @DELETE
    public Settings reset() {
        return simulator.change(Json.MAPPER.valueToTree(Settings.DEFAULT));
    }

    private static ObjectNode checked(ControlBody request, Map<String, Class<?>> switches) {
        ObjectNode change = Json.MAPPER.createObjectNode();
        switches.forEach((name, type) -> {
            if (type == long.class) {
                Long number = request.number(name, name.equals(CLOCK_SKEW) ? -MAX : 0, MAX);
                if (number != null) {
                    change.put(name, number);
                }
            } else if (type.isEnum()) {
                Enum<?> choice = request.choice(name, type.asSubclass(Enum.class));
                if (choice != null) {
                    change.put(name, choice.name());
                }
            }
        });
        return change;
    }
}
