package dev.risiti.simulator.books.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.api.ApiCall;
import dev.risiti.simulator.books.api.InjectedFaults;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.json.Json;
import dev.risiti.simulator.books.oauth.Tokens;
import dev.risiti.simulator.books.settings.CurrentSettings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings, injected faults and the rotation of refresh tokens. */
@Path("/simulator")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SettingsResource {
    private static final int DEFAULT_SLOW_MILLIS = 5_000;
    private static final Set<String> FAULT_MEMBERS = Set.of("fault", "call", "realmId", "entity", "times", "millis");

    private final CurrentSettings settings;
    private final InjectedFaults faults;
    private final Tokens tokens;

    public SettingsResource(CurrentSettings settings, InjectedFaults faults, Tokens tokens) {
        this.settings = settings;
        this.faults = faults;
        this.tokens = tokens;
    }

    @GET
    @Path("/settings")
    public String settings() {
        return Json.write(Json.mapper().valueToTree(settings.get()));
    }

    /** Changes the settings given, keeps the others and returns all. */
    @POST
    @Path("/settings")
    public String change(String body) {
        try {
            return Json.write(Json.mapper().valueToTree(settings.change(ControlProblem.object(body))));
        } catch (IllegalArgumentException e) {
            throw ControlProblem.badField("body", body, String.valueOf(e.getMessage()));
        }
    }

    @POST
    @Path("/rotate")
    public String rotate(String body) {
        String realmId = Json.text(ControlProblem.object(body), "realmId").orElse(null);
        tokens.orderRotation(realmId);
        return Json.write(Json.object().put("rotatesAtNextRefresh", realmId == null ? "all companies" : realmId));
    }

    @GET
    @Path("/faults")
    public String faults() {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("faults");
        faults.all()
                .forEach(order -> list.addObject()
                        .put("fault", order.fault().name())
                        .put("call", order.call() == null ? null : order.call().name())
                        .put("realmId", order.realmId())
                        .put(
                                "entity",
                                order.entity() == null ? null : order.entity().wireName())
                        .put("times", order.times())
                        .put("millis", order.millis()));
        return Json.write(answer);
    }

    @POST
    @Path("/faults")
    public String inject(String body) {
        ObjectNode input = ControlProblem.object(body);
        input.fieldNames().forEachRemaining(name -> {
            if (!FAULT_MEMBERS.contains(name)) {
                throw ControlProblem.badField(
                        name,
                        input.path(name).toString(),
                        "use " + FAULT_MEMBERS.stream().sorted().toList());
            }
        });
        InjectedFaults.Kind fault = constant(InjectedFaults.Kind.class, input, "fault");
        if (fault == null) {
            throw ControlProblem.badField("fault", "", "use one of " + Arrays.toString(InjectedFaults.Kind.values()));
        }
        int times = input.path("times").asInt(1);
        if (times < 1) {
            throw ControlProblem.badField("times", Integer.toString(times), "use a number from 1");
        }
        EntityType entity = Json.text(input, "entity")
                .map(name -> EntityType.named(name)
                        .orElseThrow(() -> ControlProblem.badField("entity", name, "use an entity such as invoice")))
                .orElse(null);
        faults.add(new InjectedFaults.Order(
                fault,
                constant(ApiCall.Kind.class, input, "call"),
                Json.text(input, "realmId").orElse(null),
                entity,
                times,
                input.path("millis").asInt(DEFAULT_SLOW_MILLIS)));
        return faults();
    }

    @DELETE
    @Path("/faults")
    public String clear() {
        faults.clear();
        return faults();
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, JsonNode input, String member) {
        String name = Json.text(input, member).orElse(null);
        if (name == null) {
            return null;
        }
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw ControlProblem.badField(member, name, "use one of " + Arrays.toString(type.getEnumConstants()));
        }
    }
}
