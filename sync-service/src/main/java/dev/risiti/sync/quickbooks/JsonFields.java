package dev.risiti.sync.quickbooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Tolerant reading of QuickBooks' JSON: numbers stay exact, numbers may come as text, blank text counts as absent. */
public final class JsonFields {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonFields() {}

    /**
     * The tree of one JSON text.
     *
     * @throws UnreadableBooksException when the bytes are no JSON
     */
    public static JsonNode tree(byte[] json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            return tree == null ? MAPPER.missingNode() : tree;
        } catch (JsonProcessingException e) {
            throw new UnreadableBooksException("the body is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UnreadableBooksException("the body cannot be read", e);
        }
    }

    public static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isValueNode() || value.isNull()) {
            return null;
        }
        String text = value.asText().strip();
        return text.isEmpty() ? null : text;
    }

    /** @throws UnreadableBooksException when the field is absent or blank */
    public static String requiredText(JsonNode node, String field) {
        String text = text(node, field);
        if (text == null) {
            throw new UnreadableBooksException(field + " is missing");
        }
        return text;
    }

    /** @throws UnreadableBooksException when the field holds something that is no number */
    public static @Nullable BigDecimal decimal(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isNumber()) {
            return value.decimalValue();
        }
        String text = text(node, field);
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new UnreadableBooksException(field + " is no number: " + text, e);
        }
    }

    public static BigDecimal decimalOrZero(JsonNode node, String field) {
        BigDecimal value = decimal(node, field);
        return value == null ? BigDecimal.ZERO : value;
    }

    /** A {@code {"value": .., "name": ..}} pair; null when it has no value. */
    public static @Nullable Reference reference(JsonNode node, String field) {
        String value = text(node.path(field), "value");
        return value == null ? null : new Reference(value, text(node.path(field), "name"));
    }
}
