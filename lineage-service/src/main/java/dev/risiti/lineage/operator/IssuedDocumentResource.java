package dev.risiti.lineage.operator;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.value.Check;
import dev.risiti.lineage.issued.Recording;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Issued documents: look-up and history import. */
@Path("/issued-documents")
@AdminOnly
@RunOnVirtualThread
public class IssuedDocumentResource {
    private final Lookup lookup;
    private final HistoryImport history;

    IssuedDocumentResource(Lookup lookup, HistoryImport history) {
        this.lookup = lookup;
        this.history = history;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Issued documents of a tenant by the number people see, with what is left to credit")
    public List<IssuedDocumentView> find(
            @QueryParam("tenantId") @Nullable String tenantId, @QueryParam("number") @Nullable String number) {
        return lookup.issuedDocuments(Check.text("tenantId", tenantId, 64), Check.text("number", number, 50));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record a sale issued before this system or by another solution; idempotent")
    @RequestBody(content = @Content(schema = @Schema(implementation = IssuedDocumentImport.class)))
    @APIResponse(responseCode = "201", description = "Recorded")
    @APIResponse(responseCode = "200", description = "Recorded before, with the same content")
    @APIResponse(responseCode = "400", description = "Broken contract, or the issuing device is not registered")
    @APIResponse(responseCode = "409", description = "Recorded before with other content")
    public Response record(byte[] body) {
        // Read with the codec of the events: same spelling of decimals and times, same errors that name the field.
        Recording recording = history.take(EventJson.read(body, IssuedDocumentImport.class));
        return Response.status(recording == Recording.RECORDED ? Response.Status.CREATED : Response.Status.OK)
                .build();
    }
}
