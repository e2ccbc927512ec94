package dev.risiti.simulator.books.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.Answer;
import dev.risiti.simulator.books.company.Books;
import dev.risiti.simulator.books.company.Company;
import dev.risiti.simulator.books.company.StoredEntity;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.entity.QboTime;
import dev.risiti.simulator.books.json.Json;
import dev.risiti.simulator.books.query.Query;
import dev.risiti.simulator.books.query.QueryParser;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The accounting API of one company (connector reference 1.6 to 1.9 and 4.1). */
@Path("/v3/company/{realmId}")
@RunOnVirtualThread
public class CompanyResource {
    private static final int LONGEST_REQUEST_ID = 50;

    private final Gateway gateway;
    private final Books books;
    private final Clock clock;

    public CompanyResource(Gateway gateway, Books books, Clock clock) {
        this.gateway = gateway;
        this.books = books;
        this.clock = clock;
    }

    @GET
    @Path("/{entity}/{id}")
    public Response read(
            @PathParam("realmId") String realmId,
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @HeaderParam("Authorization") @Nullable String authorization,
            @Context HttpServerRequest request) {
        EntityType named = EntityType.named(entity).orElse(null);
        ApiCall call = new ApiCall(ApiCall.Kind.READ, realmId, named);
        return gateway.serve(call, authorization, request, company -> {
            EntityType type = known(entity, named);
            // The company's own record is addressed by its realm.
            String storedId = type == EntityType.COMPANY_INFO && id.equals(realmId) ? "1" : id;
            StoredEntity found = company.find(type, storedId).orElseThrow(() -> QboFault.notFound(type, id));
            return ok(Json.object().set(type.wireName(), found.json()));
        });
    }

    @GET
    @Path("/query")
    public Response query(
            @PathParam("realmId") String realmId,
            @QueryParam("query") @Nullable String text,
            @HeaderParam("Authorization") @Nullable String authorization,
            @Context HttpServerRequest request) {
        ApiCall call = new ApiCall(ApiCall.Kind.QUERY, realmId, null);
        return gateway.serve(call, authorization, request, company -> {
            if (text == null) {
                throw QboFault.missing("query");
            }
            return ok(answer(company, QueryParser.parse(text)));
        });
    }

    @GET
    @Path("/cdc")
    public Response changes(
            @PathParam("realmId") String realmId,
            @QueryParam("entities") @Nullable String entities,
            @QueryParam("changedSince") @Nullable String changedSince,
            @HeaderParam("Authorization") @Nullable String authorization,
            @Context HttpServerRequest request) {
        ApiCall call = new ApiCall(ApiCall.Kind.CDC, realmId, null);
        return gateway.serve(
                call,
                authorization,
                request,
                company -> ok(ChangeCapture.answer(company, entities, changedSince, clock.instant())));
    }

    @POST
    @Path("/{entity}")
    public Response write(
            @PathParam("realmId") String realmId,
            @PathParam("entity") String entity,
            @QueryParam("operation") @Nullable String operation,
            @QueryParam("include") @Nullable String include,
            @QueryParam("requestid") @Nullable String requestId,
            @HeaderParam("Authorization") @Nullable String authorization,
            String body,
            @Context HttpServerRequest request) {
        EntityType named = EntityType.named(entity).orElse(null);
        ApiCall call = new ApiCall(ApiCall.Kind.WRITE, realmId, named);
        return gateway.serve(call, authorization, request, company -> {
            if (requestId != null && requestId.length() > LONGEST_REQUEST_ID) {
                throw QboFault.tooLong("requestid", LONGEST_REQUEST_ID);
            }
            Answer answer = books.changeOnce(company, requestId, draft -> {
                EntityType type = known(entity, named);
                ObjectNode input =
                        Json.parseObject(body).orElseThrow(() -> QboFault.unreadable("the body is not a JSON object"));
                ObjectNode stored =
                        WriteOperation.of(type, operation, include, input).apply(draft, type, input);
                ObjectNode envelope = Json.object().set(type.wireName(), stored);
                return envelope.put("time", QboTime.millis(draft.now()));
            });
            return json(answer.status(), answer.body());
        });
    }

    private ObjectNode answer(Company company, Query query) {
        List<JsonNode> matches = query.matches(candidates(company, query));
        ObjectNode result = Json.object();
        if (query.countOnly()) {
            result.put("totalCount", matches.size());
        } else {
            List<JsonNode> page = query.page(matches);
            if (!page.isEmpty()) {
                ArrayNode list = result.putArray(query.type().wireName());
                page.forEach(list::add);
                result.put("startPosition", query.startPosition())
                        .put("maxResults", page.size())
                        .put("totalCount", matches.size());
            }
        }
        return Json.object().set("QueryResponse", result);
    }

    /** Notes on one entity are found without looking at all others. */
    private static Stream<JsonNode> candidates(Company company, Query query) {
        Optional<EntityType> target =
                query.equalTo("AttachableRef.EntityRef.type").flatMap(EntityType::named);
        Optional<String> targetId = query.equalTo("AttachableRef.EntityRef.value");
        List<StoredEntity> stored = query.type() == EntityType.ATTACHABLE && target.isPresent() && targetId.isPresent()
                ? company.notesOn(target.get(), targetId.get())
                : company.all(query.type());
        return stored.stream().filter(version -> !version.deleted()).map(StoredEntity::json);
    }

    private static EntityType known(String entity, @Nullable EntityType named) {
        if (named == null) {
            throw QboFault.unsupported("no entity called " + entity + " here");
        }
        return named;
    }

    private Response ok(ObjectNode body) {
        return json(200, Json.write(body.put("time", QboTime.millis(clock.instant()))));
    }

    private static Response json(int status, String body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }
}
