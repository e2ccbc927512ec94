package dev.risiti.simulator.books.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.ChangeEvent;
import dev.risiti.simulator.books.entity.QboTime;
import dev.risiti.simulator.books.json.Json;
import dev.risiti.simulator.books.settings.Settings.WebhookFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a batch of changes in one of the two wire formats (connector reference 1.3 and 1.4). */
final class WebhookBody {
    private WebhookBody() {}

    static String of(WebhookFormat format, List<ChangeEvent> events, String source) {
        JsonNode body = switch (format) {
            case LEGACY -> legacy(events);
            case CLOUDEVENTS -> cloudEvents(events, source);
        };
        return Json.write(body);
    }

    static String contentType(WebhookFormat format) {
        return switch (format) {
            case LEGACY -> "application/json";
            case CLOUDEVENTS -> "application/cloudevents+json";
        };
    }

    private static ObjectNode legacy(List<ChangeEvent> events) {
        Map<String, ArrayNode> byRealm = new LinkedHashMap<>();
        ObjectNode body = Json.object();
        ArrayNode notifications = body.putArray("eventNotifications");
        for (ChangeEvent event : events) {
            byRealm.computeIfAbsent(
                            event.realmId(),
                            realmId -> notifications
                                    .addObject()
                                    .put("realmId", realmId)
                                    .putObject("dataChangeEvent")
                                    .putArray("entities"))
                    .addObject()
                    .put("name", event.entity().wireName())
                    .put("id", event.entityId())
                    .put("operation", event.operation().legacyName())
                    .put("lastUpdated", QboTime.seconds(event.time()));
        }
        return body;
    }

    private static ArrayNode cloudEvents(List<ChangeEvent> events, String source) {
        ArrayNode body = Json.array();
        for (ChangeEvent event : events) {
            ObjectNode element = body.addObject()
                    .put("specversion", "1.0")
                    .put("id", event.eventId())
                    .put("source", source)
                    .put(
                            "type",
                            "qbo." + event.entity().path() + '.'
                                    + event.operation().cloudEventsName() + ".v1")
                    .put("datacontenttype", "application/json")
                    .put("time", event.time().toString())
                    .put("intuitentityid", event.entityId())
                    .put("intuitaccountid", event.realmId());
            element.putObject("data");
        }
        return body;
    }
}
