package dev.risiti.simulator.books.company;

import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.Operation;
import java.time.Instant;

/** One entry of a webhook: this entity of this company changed; never its content. */
public record ChangeEvent(
        String eventId, String realmId, EntityType entity, String entityId, Operation operation, Instant time) {}
