package dev.risiti.simulator.books.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.Draft;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.QboFault;
import org.jspecify.annotations.Nullable;

/** Names on lists: unique, and marked when an entry is made inactive, which is how lists delete. */
final class ListNames {
    private static final String SUFFIX = " (deleted)";

    private ListNames() {}

    static void requireUnique(Draft draft, EntityType type, ObjectNode entity, String member) {
        String name = entity.path(member).asText();
        String id = entity.path("Id").asText();
        boolean taken = draft.all(type)
                .anyMatch(other -> name.equalsIgnoreCase(other.path(member).asText())
                        && !id.equals(other.path("Id").asText()));
        if (taken) {
            throw QboFault.duplicateName(name);
        }
    }

    static void markInactive(ObjectNode entity, @Nullable ObjectNode previous, String member) {
        boolean active = entity.path("Active").asBoolean(true);
        boolean wasActive = previous == null || previous.path("Active").asBoolean(true);
        if (!active && wasActive) {
            entity.put(member, entity.path(member).asText() + SUFFIX);
        }
        entity.put("Active", active);
    }
}
