package dev.risiti.submission.operator;

import dev.risiti.submission.access.OperatorsOnly;
import dev.risiti.submission.counter.ScopeTable;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the branches of a taxpayer share KRA's counters, as far as KRA's answers told. */
@Path("/operator/counter-scopes")
@Produces(MediaType.APPLICATION_JSON)
@OperatorsOnly
@RunOnVirtualThread
public class CounterScopesResource {
    private static final int MOST = 500;

    private final ScopeTable scopes;
    private final BoundedSearch searches;

    CounterScopesResource(ScopeTable scopes, BoundedSearch searches) {
        this.scopes = scopes;
        this.searches = searches;
    }

    /** What was asked and found, newest first. */
    @GET
    public List<ScopeTable.Finding> list(@QueryParam("pin") @Nullable String pin) {
        return searches.run(() -> scopes.findings(pin, MOST));
    }
}
