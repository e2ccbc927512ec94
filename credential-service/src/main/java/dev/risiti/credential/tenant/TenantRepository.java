package dev.risiti.credential.tenant;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The tenants. */
@ApplicationScoped
public class TenantRepository implements PanacheRepositoryBase<Tenant, String> {
    private final Clock clock;

    TenantRepository(Clock clock) {
        this.clock = clock;
    }

    /** Makes the tenant known; a name given later replaces none and the older one. Needs a transaction. */
    public void ensure(String tenantId, @Nullable String name) {
        getEntityManager()
                .createNativeQuery("""
                        insert into tenant (tenant_id, name, created_at)
                        values (:tenantId, cast(:name as text), :createdAt)
                        on conflict (tenant_id) do update set name = coalesce(excluded.name, tenant.name)""")
                .setParameter("tenantId", tenantId)
                .setParameter("name", name)
                .setParameter("createdAt", clock.instant())
                .executeUpdate();
    }
}
