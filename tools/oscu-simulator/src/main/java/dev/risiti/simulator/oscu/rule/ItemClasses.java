package dev.risiti.simulator.oscu.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.json.JsonText;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The item classification list (KRA reference 6): in full as large and as deep as in production, and in the short and
 * flat form of the sandbox gateway. A class of the full list may be used on either door.
 */
public final class ItemClasses {
    private static final String ZERO_RATED_GROUP = "9901200000";
    private static final int SANDBOX_ROWS = 26;

    private final NavigableMap<String, ObjectNode> rows = new TreeMap<>();
    private final Map<Profile.ClassList, JsonText> answers;

    public ItemClasses() {
        JsonNode words = Json.resource("item-class-segments.json");
        words.path("segments")
                .properties()
                .forEach(segment -> addSegment(
                        segment.getKey(),
                        segment.getValue().path(0).asText(),
                        segment.getValue().path(1).asText(),
                        words));
        ArrayNode sandbox = Json.MAPPER.createArrayNode();
        for (JsonNode known : Json.resource("item-classes.json")) {
            String code = known.path("itemClsCd").asText();
            rows.put(code, known.deepCopy());
            if (sandbox.size() < SANDBOX_ROWS - 1) {
                sandbox.add(flat(code));
            }
        }
        sandbox.add(flat(ZERO_RATED_GROUP));
        ArrayNode large = Json.MAPPER.createArrayNode();
        rows.values().forEach(large::add);
        answers = Map.of(Profile.ClassList.LARGE, answer(large), Profile.ClassList.SANDBOX, answer(sandbox));
    }

    private void addSegment(String segment, String name, String taxTyCd, JsonNode words) {
        add(segment + "00000000", name, 1, null);
        int family = 10;
        for (JsonNode familyWord : words.path("families")) {
            String familyCode = segment + family++;
            String familyName = name + ", " + familyWord.asText();
            add(familyCode + "000000", familyName, 2, null);
            int itemClass = 15;
            for (JsonNode classWord : words.path("classes")) {
                String classCode = familyCode + itemClass++;
                String className = familyName + ", " + classWord.asText();
                add(classCode + "0000", className, 3, null);
                int commodity = 1;
                for (JsonNode word : words.path("commodities")) {
                    add("%s%02d00".formatted(classCode, commodity++), className + ": " + word.asText(), 4, taxTyCd);
                }
            }
        }
    }

    private void add(String code, String name, int level, @Nullable String taxTyCd) {
        rows.put(
                code,
                Json.MAPPER
                        .createObjectNode()
                        .put("itemClsCd", code)
                        .put("itemClsNm", name)
                        .put("itemClsLvl", level)
                        .put("taxTyCd", taxTyCd)
                        .putNull("mjrTgYn")
                        .put("useYn", "Y"));
    }

    private ObjectNode flat(String code) {
        ObjectNode row = rows.get(code);
        if (row == null) {
            throw new IllegalStateException("item class " + code + " is missing");
        }
        return row.deepCopy().put("itemClsLvl", 0);
    }

    private static JsonText answer(ArrayNode list) {
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.set("itemClsList", list);
        return JsonText.of(data);
    }

    /** The list a door serves, in the form of {@code selectItemClsList}. */
    public JsonText answer(Profile.ClassList kind) {
        JsonText answer = answers.get(kind);
        if (answer == null) {
            throw new IllegalStateException("no list " + kind);
        }
        return answer;
    }

    /** Why a class may not be used, null when it may. */
    public @Nullable String problem(String itemClsCd) {
        return rows.containsKey(itemClsCd) ? null : "class '" + itemClsCd + "' is not in the item classification list";
    }
}
