package dev.risiti.credential.command;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A command that was understood and not carried out. */
@Entity
@Table(name = "refused_command")
public class RefusedCommand {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "event_id")
    String eventId;

    String source;

    String type;

    @Column(name = "tenant_id")
    String tenantId;

    String code;

    String sentence;

    @Column(name = "refused_at")
    Instant refusedAt;

    /** For the persistence provider, which fills the fields in. */
    @SuppressWarnings("NullAway.Init") // see above
    protected RefusedCommand() {}

    RefusedCommand(
            String eventId,
            String source,
            String type,
            String tenantId,
            String code,
            String sentence,
            Instant refusedAt) {
        this.eventId = eventId;
        this.source = source;
        this.type = type;
        this.tenantId = tenantId;
        this.code = code;
        this.sentence = sentence;
        this.refusedAt = refusedAt;
    }
}
