package dev.risiti.credential.taxpayer;

import dev.risiti.contracts.device.Environment;
import dev.risiti.credential.problem.Refusal;
import dev.risiti.credential.tenant.TenantRepository;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Optional;

/** The taxpayers, and whose they are. */
@ApplicationScoped
public class TaxpayerRepository implements PanacheRepositoryBase<Taxpayer, Long> {
    private final TenantRepository tenants;
    private final Clock clock;

    TaxpayerRepository(TenantRepository tenants, Clock clock) {
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * Claims the PIN for the tenant, which is made known when it is new. The taxpayer's row stays locked until the
     * transaction ends, so that its devices are registered one after another.
     *
     * @throws Refusal {@code PIN_OF_ANOTHER_TENANT}; nothing is written then
     */
    public Taxpayer claim(String tenantId, Environment environment, String pin) {
        Taxpayer taxpayer = locked(environment, pin).orElseGet(() -> {
            tenants.ensure(tenantId, null);
            getEntityManager()
                    .createNativeQuery("""
                            insert into taxpayer (environment, pin, tenant_id, created_at)
                            values (:environment, :pin, :tenantId, :createdAt)
                            on conflict (environment, pin) do nothing""")
                    .setParameter("environment", environment.name())
                    .setParameter("pin", pin)
                    .setParameter("tenantId", tenantId)
                    .setParameter("createdAt", clock.instant())
                    .executeUpdate();
            return locked(environment, pin).orElseThrow();
        });
        if (!taxpayer.tenantId.equals(tenantId)) {
            throw Refusal.conflict(
                    "PIN_OF_ANOTHER_TENANT",
                    "pin",
                    pin,
                    "This PIN is registered for another tenant; check the PIN and the tenant.");
        }
        return taxpayer;
    }

    private Optional<Taxpayer> locked(Environment environment, String pin) {
        return find("environment = ?1 and pin = ?2", environment, pin)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }
}
