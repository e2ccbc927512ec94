package dev.risiti.simulator.books.company;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.entity.EntityType;
import java.time.Instant;

/** A version of an entity; its tree is never changed once stored. A deleted entity keeps its last content here. */
public record StoredEntity(EntityType type, ObjectNode json, Instant changedAt, boolean deleted) {
    public String id() {
        return json.path("Id").asText();
    }
}
