package dev.risiti.simulator.oscu.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object read the way KRA's direct door reads it: a missing field, a null and a blank text are the same, a
 * number may come as text and a text as a number (KRA reference 1.3, 2).
 */
public record Body(JsonNode node) {

    /** The trimmed text of a scalar field, or null when it is absent, null or blank. */
    public @Nullable String text(String field) {
        JsonNode value = node.get(field);
        if (value == null || !value.isValueNode() || value.isNull()) {
            return null;
        }
        String text = value.asText().strip();
        return text.isEmpty() ? null : text;
    }

    /** A text that the field rules have already found to be there. */
    public String required(String field) {
        String text = text(field);
        if (text == null) {
            throw new IllegalStateException(field + " was not checked before use");
        }
        return text;
    }

    /** The number in a field, null when there is none or when it is no number. */
    public @Nullable BigDecimal number(String field) {
        JsonNode value = node.get(field);
        return value == null ? null : number(value);
    }

    /** The number a value is, or is written as; null when it is none. */
    public static @Nullable BigDecimal number(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        if (!value.isTextual()) {
            return null;
        }
        try {
            return new BigDecimal(value.textValue().strip());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** A number that the field rules have already checked; zero when an optional one is absent. */
    public BigDecimal amount(String field) {
        BigDecimal number = number(field);
        return number == null ? BigDecimal.ZERO : number;
    }

    /** A whole number that the field rules have already checked; zero when an optional one is absent. */
    public long counter(String field) {
        return amount(field).longValueExact();
    }

    /** The object in a field; an empty one when it is absent. */
    public Body object(String field) {
        return new Body(node.path(field));
    }

    /** The objects of a list field; none when it is absent. */
    public List<Body> list(String field) {
        JsonNode rows = node.path(field);
        List<Body> list = new ArrayList<>(rows.size());
        rows.forEach(row -> list.add(new Body(row)));
        return list;
    }
}
