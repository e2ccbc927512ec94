package dev.risiti.simulator.oscu.rule;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.json.Json;

/**
 * All switches of the simulator; the defaults stand in {@code settings.json}. The direct door's lie open beside the
 * common ones, the gateway's are an object of their own.
 *
 * @param latencyMillis how long KRA thinks before it decides a request
 * @param slowMillis how long the fault SLOW holds back an answer that is already decided
 * @param clockSkewSeconds how far KRA's clock is ahead of ours; behind when negative
 * @param readLagMillis how long look-ups do not see a document that was signed
 * @param importLagMillis how long the import list still shows a line as waiting after it was decided
 * @param seedSeconds the time between the seeded rows that appear after a PIN's first initialisation; 0 for all at once
 * @param feedRepeat whether feeds list their last row twice
 */
public record Settings(
        long latencyMillis,
        long slowMillis,
        long clockSkewSeconds,
        long readLagMillis,
        long importLagMillis,
        long seedSeconds,
        FeedRepeat feedRepeat,
        @JsonUnwrapped Profile direct,
        GatewayProfile gateway) {

    public static final Settings DEFAULT = of(Json.resource("settings.json"));

    /** The rules of a door. */
    public Profile rules(Door door) {
        return switch (door) {
            case DIRECT -> direct;
            case GATEWAY -> gateway.rules();
        };
    }

    /** These settings with those named in a JSON object, checked before, in place of the present ones. */
    public Settings with(JsonNode change) {
        ObjectNode next = Json.MAPPER.valueToTree(this);
        change.properties().forEach(field -> {
            if (field.getValue().isObject()) {
                next.withObjectProperty(field.getKey()).setAll((ObjectNode) field.getValue());
            } else if (!field.getValue().isNull()) {
                next.set(field.getKey(), field.getValue());
            }
        });
        return of(next);
    }

    private static Settings of(JsonNode node) {
        try {
            return Json.MAPPER.treeToValue(node, Settings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("settings that were not checked", e);
        }
    }

    /** A feed may list a row again (KRA reference 8). */
    public enum FeedRepeat {
        ON,
        OFF
    }
}
