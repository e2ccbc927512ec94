package dev.risiti.credential.taxpayer;

import dev.risiti.contracts.device.Environment;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A KRA PIN in one environment. */
@Entity
@Table(name = "taxpayer")
public class Taxpayer {

    @Id
    @Column(name = "taxpayer_id")
    long taxpayerId;

    @Enumerated(EnumType.STRING)
    Environment environment;

    String pin;

    @Column(name = "tenant_id")
    String tenantId;

    @Column(name = "created_at")
    Instant createdAt;

    /** For the persistence provider, which fills the fields in. */
    @SuppressWarnings("NullAway.Init") // see above
    protected Taxpayer() {}

    public long taxpayerId() {
        return taxpayerId;
    }
}
