package dev.risiti.simulator.books.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.Books;
import dev.risiti.simulator.books.company.Company;
import dev.risiti.simulator.books.company.CompanyProfile;
import dev.risiti.simulator.books.company.Draft;
import dev.risiti.simulator.books.company.StoredEntity;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.json.Json;
import dev.risiti.simulator.books.oauth.Tokens;
import dev.risiti.simulator.books.rules.EntityWriter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Companies, and what their users do in them. */
@Path("/simulator/companies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CompaniesResource {
    private static final long FIRST_REALM = 9_000_000_000_000_000L;
    private static final long LAST_REALM = 9_999_999_999_999_999L;

    private final Books books;
    private final Tokens tokens;
    private final Clock clock;

    public CompaniesResource(Books books, Tokens tokens, Clock clock) {
        this.books = books;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Opens and connects a company; one that exists is returned with its current refresh token. */
    @POST
    public Response open(String body) {
        ObjectNode input = ControlProblem.object(body);
        String realmId = Json.text(input, "realmId")
                .orElseGet(() -> Long.toString(ThreadLocalRandom.current().nextLong(FIRST_REALM, LAST_REALM)));
        if (!realmId.matches("\\d{1,20}")) {
            throw ControlProblem.badField("realmId", realmId, "use up to 20 digits");
        }
        String name =
                Json.text(input, "name").orElseThrow(() -> ControlProblem.badField("name", "", "name the company"));
        boolean existed = books.find(realmId).isPresent();
        Company company = books.open(new CompanyProfile(
                realmId, name, input.path("customTransactionNumbers").asBoolean()));
        ObjectNode answer = describe(company)
                .put(
                        "refreshToken",
                        tokens.connect(realmId, Json.text(input, "refreshToken").orElse(null)))
                .put("authorizationCode", tokens.authorizationCode(realmId));
        return json(existed ? 200 : 201, answer);
    }

    @GET
    public Response list() {
        ObjectNode answer = Json.object();
        ArrayNode companies = answer.putArray("companies");
        books.all().forEach(company -> companies.add(describe(company)));
        return json(200, answer);
    }

    /** Creates an entity, or with an {@code id} changes, voids or deletes it, as a user would. */
    @POST
    @Path("/{realmId}/{entity}")
    public Response save(@PathParam("realmId") String realmId, @PathParam("entity") String entity, String body) {
        Company company = company(realmId);
        EntityType type = type(entity);
        ObjectNode input = ControlProblem.object(body);
        try {
            ObjectNode saved = books.change(company, draft -> save(draft, type, input));
            return json(200, Json.object().set(type.wireName(), saved));
        } catch (QboFault fault) {
            return json(fault.status(), fault.body(clock.instant()));
        }
    }

    private static ObjectNode save(Draft draft, EntityType type, ObjectNode input) {
        Optional<String> id = Json.text(input, "id");
        if (id.isEmpty()) {
            return EntityWriter.create(draft, type, UserInput.toEntity(draft, type, input, null));
        }
        ObjectNode stored = draft.require(type, id.get());
        ObjectNode change = UserInput.toEntity(draft, type, input, stored)
                .put("Id", id.get())
                .put("SyncToken", stored.path("SyncToken").asText())
                .put("sparse", true);
        String operation = Json.text(input, "operation").orElse("update");
        return switch (operation) {
            case "update" -> EntityWriter.update(draft, type, change);
            case "void" -> EntityWriter.voidOut(draft, type, change);
            case "delete" -> EntityWriter.delete(draft, type, change);
            default -> throw ControlProblem.badField("operation", operation, "use update, void or delete");
        };
    }

    /** The attachable notes of a company, of one entity when it is named. */
    @GET
    @Path("/{realmId}/notes")
    public Response notes(
            @PathParam("realmId") String realmId,
            @QueryParam("entity") @Nullable String entity,
            @QueryParam("id") @Nullable String id) {
        Company company = company(realmId);
        Stream<StoredEntity> notes = entity != null && id != null
                ? company.notesOn(type(entity), id).stream()
                : company.all(EntityType.ATTACHABLE).stream();
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("notes");
        notes.filter(note -> !note.deleted()).forEach(note -> describeNote(list, note));
        return json(200, answer);
    }

    private static void describeNote(ArrayNode list, StoredEntity note) {
        List<JsonNode> targets = note.json().findValues("EntityRef");
        for (JsonNode target : targets) {
            list.addObject()
                    .put("id", note.id())
                    .put("entity", target.path("type").asText())
                    .put("entityId", target.path("value").asText())
                    .put("note", note.json().path("Note").asText())
                    .put("changedAt", note.changedAt().toString());
        }
        if (targets.isEmpty()) {
            list.addObject()
                    .put("id", note.id())
                    .put("note", note.json().path("Note").asText())
                    .put("changedAt", note.changedAt().toString());
        }
    }

    private static ObjectNode describe(Company company) {
        CompanyProfile profile = company.profile();
        return Json.object()
                .put("realmId", profile.realmId())
                .put("name", profile.name())
                .put("customTransactionNumbers", profile.customTransactionNumbers());
    }

    private Company company(String realmId) {
        return books.find(realmId)
                .orElseThrow(
                        () -> ControlProblem.notFound("realmId", realmId, "create it with POST /simulator/companies"));
    }

    private static EntityType type(String entity) {
        return EntityType.named(entity)
                .orElseThrow(() -> ControlProblem.notFound("entity", entity, "use an entity such as invoice or item"));
    }

    private static Response json(int status, ObjectNode body) {
        return Response.status(status).entity(Json.write(body)).build();
    }
}
