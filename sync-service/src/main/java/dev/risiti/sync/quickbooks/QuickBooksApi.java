package dev.risiti.sync.quickbooks;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/**
 * The wire of the accounting API (connector reference 1.6, 4.1). Answers come as they are, whatever the status; stages
 * let the caller set a total deadline.
 */
@Path("/v3/company/{realm}")
@Produces(MediaType.APPLICATION_JSON)
public interface QuickBooksApi {

    @GET
    @Path("/{entity}/{id}")
    CompletionStage<Response> read(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("realm") String realm,
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @QueryParam("minorversion") String minorVersion);

    /** @param requestId a repeated one is answered as the first was, without a second effect; 50 characters at most */
    @POST
    @Path("/attachable")
    @Consumes(MediaType.APPLICATION_JSON)
    CompletionStage<Response> attach(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("realm") String realm,
            @QueryParam("minorversion") String minorVersion,
            @QueryParam("requestid") String requestId,
            byte[] attachable);
}
