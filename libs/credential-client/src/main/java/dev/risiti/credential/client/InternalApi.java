package dev.risiti.credential.client;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/**
 * The wire of credential-service's internal API. Answers come as they are, whatever the status; stages let the caller
 * set a total deadline.
 */
@Path("/internal")
public interface InternalApi {

    @GET
    @Path("/devices/{deviceId}/credentials")
    CompletionStage<Response> deviceCredentials(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("deviceId") String deviceId);

    @GET
    @Path("/gateway-apps/{name}")
    CompletionStage<Response> gatewayApp(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("name") String name);

    @GET
    @Path("/books")
    CompletionStage<Response> books(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    @GET
    @Path("/books/{bookId}")
    CompletionStage<Response> book(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("bookId") String bookId);

    @GET
    @Path("/books/{bookId}/access-token")
    CompletionStage<Response> accessToken(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("bookId") String bookId,
            @QueryParam("refresh") @DefaultValue("false") boolean refresh);
}
