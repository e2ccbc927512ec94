package dev.risiti.credential.command;

import dev.risiti.contracts.value.Check;
import dev.risiti.credential.access.AdminOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which commands from the topic were not carried out, and why. */
@Path("/refused-commands")
@AdminOnly
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Devices")
public class RefusedCommandResource {
    private static final int PAGE = 100;

    private final RefusedCommandRepository refused;

    RefusedCommandResource(RefusedCommandRepository refused) {
        this.refused = refused;
    }

    @GET
    @Transactional
    @Operation(summary = "The newest 100 refused commands of a tenant")
    public List<RefusedCommandView> newest(@QueryParam("tenantId") @Nullable String tenantId) {
        return refused.newest(Check.text("tenantId", tenantId, 64), PAGE).stream()
                .map(row -> new RefusedCommandView(row.eventId, row.type, row.code, row.sentence, row.refusedAt))
                .toList();
    }

    /** A refused command as it is shown. */
    public record RefusedCommandView(String eventId, String type, String code, String sentence, Instant refusedAt) {}
}
