package dev.risiti.simulator.oscu.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.simulator.oscu.json.Json;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A control request's JSON object, read strictly: a misspelt field is an error, for nobody would notice it otherwise. */
final class ControlBody {
    private final JsonNode node;

    /** What stands before a field's name in an explanation: the object it is in. */
    private final String prefix;

    private ControlBody(JsonNode node, String prefix) {
        this.node = node;
        this.prefix = prefix;
    }

    static ControlBody of(@Nullable String text, List<String> fields) {
        return new ControlBody(parse(text == null ? "" : text), "").allowing(fields);
    }

    private ControlBody allowing(List<String> fields) {
        Iterator<String> names = node.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!fields.contains(name)) {
                throw bad(name, node.get(name), "unknown field; use " + String.join(", ", fields));
            }
        }
        return this;
    }

    private BadControlRequest bad(String field, JsonNode value, String fix) {
        return new BadControlRequest(prefix + field, value.isContainerNode() ? value.toString() : value.asText(), fix);
    }

    /** The object in a field, read as strictly. */
    @Nullable
    ControlBody object(String field, List<String> fields) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isObject()) {
            throw bad(field, value, "send a JSON object");
        }
        return new ControlBody(value, prefix + field + ".").allowing(fields);
    }

    @Nullable
    BigDecimal amount(String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isNumber()
                || value.decimalValue().signum() <= 0
                || value.decimalValue().scale() > 2) {
            throw bad(field, value, "send a number above 0 with at most two decimals");
        }
        return value.decimalValue();
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
            throw bad(field, value, fix);
        }
        return value.textValue();
    }

    String requiredText(String field, Pattern pattern, String fix) {
        String text = text(field, pattern, fix);
        if (text == null) {
            throw new BadControlRequest(prefix + field, null, "missing; " + fix);
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
            throw bad(field, value, "send a whole number from " + min + " to " + max);
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
            throw bad(field, value, "send true or false");
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
                .orElseThrow(() -> bad(field, value, "use one of " + Arrays.toString(type.getEnumConstants())));
    }
}
