package dev.risiti.simulator.books.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.json.Json;
import java.util.List;
import java.util.Optional;

/** The three text fields that each company here has on its sales forms. */
public final class CustomFields {
    /** The field in which users write the number of the invoice that a credit note is for. */
    public static final String ORIGINAL_INVOICE = "Original invoice";

    /** In the order of their definition ids, which start at 1. */
    private static final List<String> NAMES = List.of("KRA PIN", "KRA CU invoice no", ORIGINAL_INVOICE);

    private static final int LIMIT = 31;

    private CustomFields() {}

    /** The definition id of a field, empty when there is no field of this name. */
    public static Optional<String> definitionId(String name) {
        int position = NAMES.indexOf(name);
        return position < 0 ? Optional.empty() : Optional.of(Integer.toString(position + 1));
    }

    /** Writes all fields in order; those the form does not name become empty, because the array is replaced as a whole. */
    static void normalise(ObjectNode form) {
        ArrayNode all = Json.array();
        for (int i = 0; i < NAMES.size(); i++) {
            String id = Integer.toString(i + 1);
            ObjectNode field = all.addObject()
                    .put("DefinitionId", id)
                    .put("Name", NAMES.get(i))
                    .put("Type", "StringType");
            for (JsonNode given : form.path("CustomField")) {
                String text = given.path("StringValue").asText();
                if (id.equals(given.path("DefinitionId").asText()) && !text.isEmpty()) {
                    if (text.length() > LIMIT) {
                        throw QboFault.tooLong("CustomField.StringValue", LIMIT);
                    }
                    field.put("StringValue", text);
                }
            }
        }
        form.set("CustomField", all);
    }
}
