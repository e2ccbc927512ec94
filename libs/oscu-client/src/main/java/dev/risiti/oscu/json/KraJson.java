package dev.risiti.oscu.json;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.oscu.time.KraTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of KRA, read leniently: values may be numbers or strings, names and texts may carry blanks, unknown
 * fields are ignored, a blank text counts as absent (KRA reference 2, 5.6, 10).
 */
public final class KraJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    /** Longer than any number KRA sends; keeps hostile exponents out of arithmetic. */
    private static final int MAX_NUMBER_LENGTH = 40;

    private static final int MAX_EXPONENT = 40;

    /** An object without fields, for reading "nothing" by the same rules. */
    public static final KraJson EMPTY = new KraJson(MAPPER.createObjectNode());

    private final JsonNode object;

    private KraJson(JsonNode object) {
        this.object = object;
    }

    /** The object in these bytes; empty when they are anything else, cut off, or followed by something. */
    public static Optional<KraJson> parse(byte[] bytes) {
        try {
            var node = MAPPER.readTree(bytes);
            return node != null && node.isObject() ? Optional.of(new KraJson(node)) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private JsonNode field(String name) {
        var exact = object.get(name);
        if (exact != null) {
            return exact;
        }
        for (var property : ((ObjectNode) object).properties()) {
            if (property.getKey().strip().equals(name)) {
                return property.getValue();
            }
        }
        return MissingNode.getInstance();
    }

    /** Whether the field is missing, null, or an object without fields. */
    public boolean isEmpty(String name) {
        var node = field(name);
        return node.isMissingNode() || node.isNull() || (node.isObject() && node.isEmpty());
    }

    /** Whether the field says nothing at all: as {@link #isEmpty}, or only blanks, nulls and empty lists inside. */
    public boolean saysNothing(String name) {
        return saysNothing(field(name));
    }

    private static boolean saysNothing(JsonNode node) {
        if (node.isContainerNode()) {
            for (var element : node) {
                if (!saysNothing(element)) {
                    return false;
                }
            }
            return true;
        }
        return node.isMissingNode() || node.isNull() || node.asText().isBlank();
    }

    /** The object in that field. */
    public Optional<KraJson> object(String name) {
        var node = field(name);
        return node.isObject() ? Optional.of(new KraJson(node)) : Optional.empty();
    }

    /** The objects of a list, each read by {@code reader}; a missing or null list is empty. */
    public <T> List<T> list(String name, Function<KraJson, T> reader) {
        var node = field(name);
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw new UnreadableJsonException(name, "is not a list");
        }
        var rows = new ArrayList<T>(node.size());
        for (var element : node) {
            if (!element.isObject()) {
                throw new UnreadableJsonException(name, "has an element that is not an object");
            }
            rows.add(reader.apply(new KraJson(element)));
        }
        return List.copyOf(rows);
    }

    /** The text without surrounding blanks, or null when there is none. A number is its own text. */
    public @Nullable String text(String name) {
        var node = field(name);
        if (!node.isValueNode() || node.isNull()) {
            return null;
        }
        var text = node.asText().strip();
        return text.isEmpty() ? null : text;
    }

    public String requiredText(String name) {
        return present(name, text(name));
    }

    /** The number, or null when there is none. */
    public @Nullable BigDecimal number(String name) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        try {
            var number = text.length() <= MAX_NUMBER_LENGTH ? new BigDecimal(text) : null;
            if (number != null && Math.abs((long) number.scale()) <= MAX_EXPONENT) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new UnreadableJsonException(name, "is not a number");
        }
        throw new UnreadableJsonException(name, "is out of range");
    }

    /** As {@link #number}, but null also for what is no number: for figures that are only shown. */
    public @Nullable BigDecimal numberIfReadable(String name) {
        try {
            return number(name);
        } catch (UnreadableJsonException shownAsAbsent) {
            return null;
        }
    }

    public BigDecimal requiredNumber(String name) {
        return present(name, number(name));
    }

    /** The number, or zero when there is none. */
    public BigDecimal numberOrZero(String name) {
        var number = number(name);
        return number == null ? BigDecimal.ZERO : number;
    }

    /** The whole number, or null when there is none. */
    public @Nullable Long wholeNumber(String name) {
        var number = number(name);
        if (number == null) {
            return null;
        }
        try {
            return number.longValueExact();
        } catch (ArithmeticException fractionOrOverflow) {
            throw new UnreadableJsonException(name, "is not a whole number");
        }
    }

    public long requiredWholeNumber(String name) {
        return present(name, wholeNumber(name));
    }

    /** The instant in any of KRA's forms, or null when there is none. */
    public @Nullable Instant instant(String name) {
        var text = text(name);
        return text == null
                ? null
                : KraTime.parse(text).orElseThrow(() -> new UnreadableJsonException(name, "is not a date"));
    }

    /** As {@link #instant}, but null also for what is no date: for times that are only shown. */
    public @Nullable Instant instantIfReadable(String name) {
        var text = text(name);
        return text == null ? null : KraTime.parse(text).orElse(null);
    }

    public Instant requiredInstant(String name) {
        return present(name, instant(name));
    }

    /** The Nairobi date, or null when there is none. */
    public @Nullable LocalDate date(String name) {
        var instant = instant(name);
        return instant == null ? null : KraTime.dateOf(instant);
    }

    /** As {@link #date}, but null also for what is no date. */
    public @Nullable LocalDate dateIfReadable(String name) {
        var instant = instantIfReadable(name);
        return instant == null ? null : KraTime.dateOf(instant);
    }

    /** Whether the field says Y; anything else, also nothing, is no. */
    public boolean yes(String name) {
        return "Y".equalsIgnoreCase(text(name));
    }

    private static <T> T present(String name, @Nullable T value) {
        if (value == null) {
            throw new UnreadableJsonException(name, "is missing");
        }
        return value;
    }
}
