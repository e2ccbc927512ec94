package dev.risiti.simulator.oscu.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.json.JsonText;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The item classification list (KRA reference 6): modest in length, realistic in shape. */
public final class ItemClasses {
    private final Set<String> codes = new HashSet<>();
    private final JsonText answer;

    public ItemClasses() {
        JsonNode rows = Json.resource("item-classes.json");
        rows.forEach(row -> codes.add(row.path("itemClsCd").asText()));
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.set("itemClsList", rows);
        answer = JsonText.of(data);
    }

    /** The whole list in the form of {@code selectItemClsList}. */
    public JsonText answer() {
        return answer;
    }

    /** Why a class may not be used, null when it may. */
    public @Nullable String problem(String itemClsCd) {
        return codes.contains(itemClsCd) ? null : "class '" + itemClsCd + "' is not in the item classification list";
    }
}
