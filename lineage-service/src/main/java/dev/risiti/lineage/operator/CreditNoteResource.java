package dev.risiti.lineage.operator;

import dev.risiti.contracts.value.ContractViolation;
import dev.risiti.lineage.note.NoteState;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Credit notes: where each stands and why. */
@Path("/credit-notes")
@AdminOnly
@RunOnVirtualThread
public class CreditNoteResource {
    private static final int LONGEST_PAGE = 500;

    private final Lookup lookup;

    CreditNoteResource(Lookup lookup) {
        this.lookup = lookup;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Credit notes in order of arrival, with reason and candidates; pages by the last id")
    public List<CreditNoteView> find(
            @QueryParam("state") @Nullable String state,
            @QueryParam("tenantId") @Nullable String tenantId,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new ContractViolation("limit", limit, "give 1 to " + LONGEST_PAGE);
        }
        return lookup.creditNotes(tenantId, state == null ? null : state(state), after, limit);
    }

    private static NoteState state(String name) {
        return Arrays.stream(NoteState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new ContractViolation("state", name, "give one of " + Arrays.toString(NoteState.values())));
    }
}
