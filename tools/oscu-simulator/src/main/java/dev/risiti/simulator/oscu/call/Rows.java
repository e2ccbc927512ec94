package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.JsonText;
import java.util.List;
import java.util.stream.Collectors;

/** An answer that consists of a list of rows kept as text. */
final class Rows {
    private Rows() {}

    static Decision of(String listName, List<JsonText> rows) {
        if (rows.isEmpty()) {
            return Decision.empty();
        }
        return Decision.found(new JsonText(
                rows.stream().map(JsonText::text).collect(Collectors.joining(",", "{\"" + listName + "\":[", "]}"))));
    }
}
