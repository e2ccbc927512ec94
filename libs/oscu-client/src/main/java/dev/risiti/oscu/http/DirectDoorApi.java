package dev.risiti.oscu.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * The direct front door: bytes in, status, headers and bytes out. A {@code Uni} because cancelling it at the deadline
 * closes the connection; nothing else here is reactive.
 */
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface DirectDoorApi {
    /** Posts one call; headers that are null are left out. */
    @POST
    @Path("{call}")
    Uni<Response> post(
            @PathParam("call") String call,
            @HeaderParam("tin") @Nullable String tin,
            @HeaderParam("bhfId") @Nullable String bhfId,
            @HeaderParam("cmcKey") @Nullable String cmcKey,
            byte[] body);
}
