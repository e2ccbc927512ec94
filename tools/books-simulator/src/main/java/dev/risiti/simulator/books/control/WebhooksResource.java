package dev.risiti.simulator.books.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.ChangeEvent;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.Operation;
import dev.risiti.simulator.books.json.Json;
import dev.risiti.simulator.books.webhook.Webhooks;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The delivery log of notifications, duplicates and forgeries. */
@Path("/simulator/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class WebhooksResource {
    private static final int MOST_ENTRIES = 1_000;

    private final Webhooks webhooks;
    private final Clock clock;

    public WebhooksResource(Webhooks webhooks, Clock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @GET
    public String log(
            @QueryParam("after") @DefaultValue("0") long after, @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > MOST_ENTRIES) {
            throw ControlProblem.badField("limit", Integer.toString(limit), "use 1 to " + MOST_ENTRIES);
        }
        List<ObjectNode> entries = webhooks.log(after, limit);
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("deliveries");
        entries.forEach(list::add);
        answer.put(
                "next", entries.isEmpty() ? after : entries.getLast().path("id").asLong());
        return Json.write(answer);
    }

    /** The body of a delivery, as it was sent. */
    @GET
    @Path("/{id}/body")
    public String body(@PathParam("id") long id) {
        return webhooks.body(id).orElseThrow(() -> unknown(id));
    }

    @POST
    @Path("/resend")
    public String resend(String body) throws InterruptedException {
        ObjectNode input = ControlProblem.object(body);
        long id = input.path("id").asLong();
        return Json.write(webhooks.resend(id).orElseThrow(() -> unknown(id)));
    }

    @POST
    @Path("/forge")
    public String forge(String body) throws InterruptedException {
        ObjectNode input = ControlProblem.object(body);
        String entity = Json.text(input, "entity").orElse(EntityType.INVOICE.wireName());
        EntityType type = EntityType.named(entity)
                .orElseThrow(() -> ControlProblem.badField("entity", entity, "use an entity such as Invoice"));
        ChangeEvent event = new ChangeEvent(
                UUID.randomUUID().toString(),
                Json.text(input, "realmId").orElse("9000000000000000"),
                type,
                Json.text(input, "id").orElse("1"),
                operation(Json.text(input, "operation").orElse("created")),
                clock.instant());
        return Json.write(webhooks.forge(event, input.path("signed").asBoolean(true)));
    }

    private static Operation operation(String name) {
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.cloudEventsName().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> ControlProblem.badField("operation", name, "use created, updated, deleted or void"));
    }

    private static ControlProblem unknown(long id) {
        return ControlProblem.notFound("id", Long.toString(id), "use an id of GET /simulator/webhooks");
    }
}
