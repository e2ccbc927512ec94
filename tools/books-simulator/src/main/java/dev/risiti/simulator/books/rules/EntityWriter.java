package dev.risiti.simulator.books.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.Draft;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.Operation;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.entity.QboTime;
import dev.risiti.simulator.books.json.Json;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates and changes entities in a draft, as the accounting API and the user interface both do. */
public final class EntityWriter {
    /** Set by the server on every entity. */
    private static final Set<String> STAMPED =
            Set.of("Id", "SyncToken", "MetaData", "domain", "sparse", "status", "time");

    private static final String AUTHOR = "9130357849016066";

    private EntityWriter() {}

    /** Stores a new entity and returns it. */
    public static ObjectNode create(Draft draft, EntityType type, ObjectNode input) {
        EntityRules rules = EntityRules.of(type);
        ObjectNode entity = Json.object();
        copy(input, entity, rules.serverMembers());
        stamp(draft, entity, null);
        rules.complete(draft, type, entity, null, members(input));
        entity.put("Id", draft.nextId(type));
        draft.put(type, entity, Operation.CREATED);
        rules.afterwards(draft, null, entity);
        return entity;
    }

    /**
     * Changes an entity: with {@code "sparse": true} the members given replace the stored ones, otherwise members that
     * are not given are emptied. The caller must present the stored SyncToken.
     */
    public static ObjectNode update(Draft draft, EntityType type, ObjectNode input) {
        EntityRules rules = EntityRules.of(type);
        ObjectNode stored = checked(draft, type, input);
        boolean sparse = input.path("sparse").asBoolean();
        ObjectNode entity = Json.object();
        if (sparse) {
            entity.setAll(stored.deepCopy());
        } else {
            rules.serverMembers().stream()
                    .filter(stored::has)
                    .forEach(member -> entity.set(member, stored.path(member).deepCopy()));
        }
        copy(input, entity, rules.serverMembers());
        stamp(draft, entity, stored);
        entity.put("sparse", sparse);
        rules.complete(draft, type, entity, stored, members(input));
        draft.put(type, entity, Operation.UPDATED);
        rules.afterwards(draft, stored, entity);
        return entity;
    }

    /** Voids a transaction: it stays, with nothing on it. */
    public static ObjectNode voidOut(Draft draft, EntityType type, ObjectNode input) {
        EntityRules rules = EntityRules.of(type);
        ObjectNode stored = checked(draft, type, input);
        ObjectNode entity = stored.deepCopy();
        rules.voidOut(entity);
        stamp(draft, entity, stored);
        draft.put(type, entity, Operation.VOIDED);
        rules.afterwards(draft, stored, entity);
        return entity;
    }

    /** Deletes a transaction or a note and returns QuickBooks' stub of it. */
    public static ObjectNode delete(Draft draft, EntityType type, ObjectNode input) {
        if (type.shape() == EntityType.Shape.LIST) {
            throw QboFault.unsupported(type.wireName() + " cannot be deleted, only made inactive (Active: false)");
        }
        EntityRules rules = EntityRules.of(type);
        ObjectNode stored = checked(draft, type, input);
        ObjectNode entity = stored.deepCopy();
        stamp(draft, entity, stored);
        draft.put(type, entity, Operation.DELETED);
        rules.afterwards(draft, stored, null);
        return Json.object()
                .put("status", "Deleted")
                .put("domain", "QBO")
                .put("Id", stored.path("Id").asText());
    }

    private static ObjectNode checked(Draft draft, EntityType type, ObjectNode input) {
        String id = Json.text(input, "Id").orElseThrow(() -> QboFault.missing("Id"));
        String token = Json.text(input, "SyncToken").orElseThrow(() -> QboFault.missing("SyncToken"));
        ObjectNode stored = draft.require(type, id);
        String storedToken = stored.path("SyncToken").asText();
        if (!storedToken.equals(token)) {
            throw QboFault.stale(token, storedToken);
        }
        return stored;
    }

    /** Gives {@code entity} the identity of {@code previous} and the next SyncToken. */
    static void stamp(Draft draft, ObjectNode entity, @Nullable ObjectNode previous) {
        String now = QboTime.seconds(draft.now());
        entity.put("domain", "QBO").put("sparse", false);
        ObjectNode meta = Json.object();
        if (previous == null) {
            entity.put("SyncToken", "0");
            meta.put("CreateTime", now);
        } else {
            entity.put("Id", previous.path("Id").asText());
            entity.put("SyncToken", Integer.toString(previous.path("SyncToken").asInt() + 1));
            meta.put("CreateTime", previous.path("MetaData").path("CreateTime").asText());
        }
        meta.putObject("LastModifiedByRef").put("value", AUTHOR);
        meta.put("LastUpdatedTime", now);
        entity.set("MetaData", meta);
    }

    private static void copy(ObjectNode from, ObjectNode to, Set<String> except) {
        from.properties().forEach(member -> {
            String name = member.getKey();
            if (STAMPED.contains(name) || except.contains(name)) {
                return;
            }
            if (member.getValue().isNull()) {
                to.remove(name);
            } else {
                to.set(name, member.getValue().deepCopy());
            }
        });
    }

    private static Set<String> members(ObjectNode input) {
        Set<String> names = new HashSet<>();
        input.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
