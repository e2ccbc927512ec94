package dev.risiti.contracts.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares a schema with a released one and lists what would break a producer or a reader of the release. Allowed are
 * new optional properties, new enumeration values, wider limits and other words.
 */
final class SchemaChanges {
    private static final List<String> FIXED =
            List.of("type", "pattern", "format", "const", "if", "then", "else", "anyOf", "allOf", "oneOf", "not");
    private static final List<String> UPPER_LIMITS = List.of("maxLength", "maximum", "maxItems");
    private static final List<String> LOWER_LIMITS = List.of("minLength", "minimum", "minItems");

    private final List<String> breaking = new ArrayList<>();

    private SchemaChanges() {}

    /** Both with their references inlined. */
    static List<String> breaking(JsonNode released, JsonNode current) {
        SchemaChanges changes = new SchemaChanges();
        changes.compare("$", released, current);
        return List.copyOf(changes.breaking);
    }

    private void compare(String path, JsonNode released, JsonNode current) {
        for (String keyword : FIXED) {
            if (!released.path(keyword).equals(current.path(keyword))) {
                report(path, keyword + " changed");
            }
        }
        UPPER_LIMITS.forEach(limit -> compareLimit(path, limit, 1, released, current));
        LOWER_LIMITS.forEach(limit -> compareLimit(path, limit, -1, released, current));
        compareEnum(path, released, current);
        compareRequired(path, released, current);
        if (current.has("additionalProperties") || current.has("unevaluatedProperties")) {
            report(path, "closed to unknown properties");
        }
        for (Map.Entry<String, JsonNode> property : released.path("properties").properties()) {
            JsonNode now = current.path("properties").path(property.getKey());
            if (now.isMissingNode()) {
                report(path + "." + property.getKey(), "removed");
            } else {
                compare(path + "." + property.getKey(), property.getValue(), now);
            }
        }
        if (released.has("items")) {
            compare(path + "[]", released.path("items"), current.path("items"));
        }
    }

    /** @param direction 1 for an upper limit, which may only rise; -1 for a lower one */
    private void compareLimit(String path, String limit, int direction, JsonNode released, JsonNode current) {
        boolean tightened = current.has(limit)
                && (!released.has(limit)
                        || direction
                                        * current.get(limit)
                                                .decimalValue()
                                                .compareTo(released.get(limit).decimalValue())
                                < 0);
        if (tightened) {
            report(path, limit + " tightened");
        }
    }

    private void compareEnum(String path, JsonNode released, JsonNode current) {
        Set<String> gone = texts(released.path("enum"));
        gone.removeAll(texts(current.path("enum")));
        if (!gone.isEmpty() || released.has("enum") != current.has("enum")) {
            report(path, "enum narrowed or opened: " + gone);
        }
    }

    private void compareRequired(String path, JsonNode released, JsonNode current) {
        Set<String> before = texts(released.path("required"));
        Set<String> now = texts(current.path("required"));
        now.stream()
                .filter(name -> !before.contains(name))
                .forEach(name -> report(path + "." + name, "newly required"));
        before.stream()
                .filter(name -> !now.contains(name))
                .forEach(name -> report(path + "." + name, "no longer required"));
    }

    private void report(String path, String change) {
        breaking.add(path + ": " + change);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(element -> texts.add(element.textValue()));
        return texts;
    }
}
