package dev.risiti.credential.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A customer of the integrator. */
@Entity
@Table(name = "tenant")
public class Tenant {

    @Id
    @Column(name = "tenant_id")
    String tenantId;

    @Nullable
    String name;

    @Column(name = "created_at")
    Instant createdAt;

    /** For the persistence provider, which fills the fields in. */
    @SuppressWarnings("NullAway.Init") // see above
    protected Tenant() {}

    public String tenantId() {
        return tenantId;
    }

    public @Nullable String name() {
        return name;
    }
}
