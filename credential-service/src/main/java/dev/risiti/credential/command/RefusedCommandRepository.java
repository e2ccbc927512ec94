package dev.risiti.credential.command;

import dev.risiti.contracts.device.DeviceCommand;
import dev.risiti.credential.problem.Refusal;
import dev.risiti.messaging.cloudevent.CloudEvent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** The refused commands. */
@ApplicationScoped
class RefusedCommandRepository implements PanacheRepositoryBase<RefusedCommand, Long> {
    private final Clock clock;

    RefusedCommandRepository(Clock clock) {
        this.clock = clock;
    }

    void keep(DeviceCommand command, CloudEvent event, Refusal refusal) {
        persist(new RefusedCommand(
                event.id(),
                event.source(),
                event.type(),
                command.tenantId(),
                refusal.code(),
                refusal.fix(),
                clock.instant()));
    }

    /** Newest first. */
    List<RefusedCommand> newest(String tenantId, int limit) {
        return find("tenantId", Sort.descending("id"), tenantId).page(0, limit).list();
    }
}
