package dev.risiti.credential.tenant;

import dev.risiti.contracts.value.Check;
import dev.risiti.credential.access.AdminOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Registration of tenants. */
@Path("/tenants")
@AdminOnly
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenants")
public class TenantResource {
    private final TenantRepository tenants;

    TenantResource(TenantRepository tenants) {
        this.tenants = tenants;
    }

    @POST
    @Transactional
    @Operation(summary = "Make a tenant known; repeating it changes at most the name")
    public TenantView register(TenantView tenant) {
        tenants.ensure(tenant.tenantId(), tenant.name());
        return tenant;
    }

    /** A tenant as it is registered and shown. */
    public record TenantView(String tenantId, @Nullable String name) {
        public TenantView {
            Check.text("tenantId", tenantId, 64);
            Check.optionalText("name", name, 200);
        }
    }
}
