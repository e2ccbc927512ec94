package dev.risiti.simulator.books.company;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.Operation;
import dev.risiti.simulator.books.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything one request changed; it is written to the journal as one line and takes effect as a whole. */
record Commit(
        String realmId,
        List<StoredEntity> versions,
        List<ChangeEvent> events,
        @Nullable String requestId,
        @Nullable Answer answer) {

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("realmId", realmId);
        ArrayNode versionList = json.putArray("versions");
        for (StoredEntity version : versions) {
            versionList
                    .addObject()
                    .put("type", version.type().wireName())
                    .put("changedAt", version.changedAt().toString())
                    .put("deleted", version.deleted())
                    .set("entity", version.json());
        }
        ArrayNode eventList = json.putArray("events");
        for (ChangeEvent event : events) {
            eventList
                    .addObject()
                    .put("eventId", event.eventId())
                    .put("entity", event.entity().wireName())
                    .put("id", event.entityId())
                    .put("operation", event.operation().name())
                    .put("time", event.time().toString());
        }
        if (requestId != null && answer != null) {
            json.put("requestId", requestId).put("status", answer.status()).put("body", answer.body());
        }
        return json;
    }

    static Commit fromJson(JsonNode json) {
        String realmId = json.path("realmId").asText();
        List<StoredEntity> versions = new ArrayList<>();
        for (JsonNode version : json.path("versions")) {
            versions.add(new StoredEntity(
                    type(version.path("type")),
                    (ObjectNode) version.path("entity"),
                    Instant.parse(version.path("changedAt").asText()),
                    version.path("deleted").asBoolean()));
        }
        List<ChangeEvent> events = new ArrayList<>();
        for (JsonNode event : json.path("events")) {
            events.add(new ChangeEvent(
                    event.path("eventId").asText(),
                    realmId,
                    type(event.path("entity")),
                    event.path("id").asText(),
                    Operation.valueOf(event.path("operation").asText()),
                    Instant.parse(event.path("time").asText())));
        }
        String requestId = Json.text(json, "requestId").orElse(null);
        Answer answer = requestId == null
                ? null
                : new Answer(json.path("status").asInt(), json.path("body").asText());
        return new Commit(realmId, versions, events, requestId, answer);
    }

    private static EntityType type(JsonNode name) {
        return EntityType.named(name.asText())
                .orElseThrow(() -> new IllegalStateException("the journal names an unknown entity " + name));
    }
}
