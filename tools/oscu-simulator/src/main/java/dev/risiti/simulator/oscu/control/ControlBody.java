package dev.risiti.simulator.oscu.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.simulator.oscu.json.Json;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A control request's JSON object, read strictly: a misspelt field is an error, for nobody would notice it otherwise. */
final class ControlBody {
    private final JsonNode node;

    private ControlBody(JsonNode node) {
        this.node = node;
    }

    static ControlBody of(@Nullable String text, List<String> fields) {
        JsonNode node = parse(text == null ? "" : text);
        Iterator<String> names = node.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!fields.contains(name)) {
                throw new BadControlRequest(
                        name, node.get(name).asText(), "unknown field; use " + String.join(", ", fields));
            }
        }
        return new ControlBody(node);
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode node = Json.MAPPER.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new BadControlRequest("body", text, "send a JSON object: " + e.getOriginalMessage());
        }
        throw new BadControlRequest("body", text, "send a JSON object");
    }

    @Nullable
    String text(String field, Pattern pattern, String fix) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || !pattern.matcher(value.textValue()).matches()) {
            throw new BadControlRequest(field, value.asText(), fix);
        }
        return value.textValue();
    }

    String requiredText(String field, Pattern pattern, String fix) {
        String text = text(field, pattern, fix);
        if (text == null) {
            throw new BadControlRequest(field, null, "missing; " + fix);
        }
        return text;
    }

    @Nullable
    Long number(String field, long min, long max) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.canConvertToExactIntegral()
                || !value.canConvertToLong()
                || value.longValue() < min
                || value.longValue() > max) {
            throw new BadControlRequest(field, value.asText(), "send a whole number from " + min + " to " + max);
        }
        return value.longValue();
    }

    @Nullable
    Boolean flag(String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isBoolean()) {
            throw new BadControlRequest(field, value.asText(), "send true or false");
        }
        return value.booleanValue();
    }

    <E extends Enum<E>> @Nullable E choice(String field, Class<E> type) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value.asText()))
                .findFirst()
                .orElseThrow(() -> new BadControlRequest(
                        field, value.asText(), "use one of " + Arrays.toString(type.getEnumConstants())));
    }
}
