package dev.risiti.simulator.books.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.Draft;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.json.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notes attached to other entities, which they leave untouched. */
record NoteRules() implements EntityRules {
    @Override
    public Set<String> serverMembers() {
        return Set.of();
    }

    @Override
    public void complete(
            Draft draft, EntityType type, ObjectNode note, @Nullable ObjectNode previous, Set<String> given) {
        if (Json.text(note, "Note").isEmpty() && Json.text(note, "FileName").isEmpty()) {
            throw QboFault.missing("Note");
        }
        EntityRules.limit(note, "Note", 2_000);
        for (JsonNode link : note.path("AttachableRef")) {
            JsonNode target = link.path("EntityRef");
            EntityType targetType = EntityType.named(target.path("type").asText())
                    .orElseThrow(() -> QboFault.invalidReference(
                            "EntityRef.type", target.path("type").asText()));
            draft.require(targetType, target.path("value").asText());
        }
        note.put("sparse", false);
    }
}
