package dev.risiti.oscu.http;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * KRA over HTTP: bytes in, status, headers and bytes out. Headers that are null are left out. A {@code Uni} because
 * cancelling it at the deadline closes the connection; nothing else here is reactive.
 */
@Path("")
public interface KraApi {
    /** Posts one call. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Uni<Response> post(
            @Url String url,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("apigee_app_id") @Nullable String appId,
            @HeaderParam("tin") @Nullable String tin,
            @HeaderParam("bhfId") @Nullable String bhfId,
            @HeaderParam("cmcKey") @Nullable String cmcKey,
            byte[] body);

    /** Asks the gateway for a token; a GET, because a POST is answered with nothing. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Uni<Response> token(
            @Url String url,
            @QueryParam("grant_type") String grantType,
            @HeaderParam("Authorization") String authorization);
}
