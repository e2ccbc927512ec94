package dev.risiti.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.risiti.contracts.value.ContractViolation;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one codec between event data and its JSON bytes: UTF-8, absent instead of null, decimals as strings, times RFC
 * 3339 in UTC. Unknown fields are ignored, so that a released schema may grow.
 */
public final class EventJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // An enum by its position, or 1.7 as revision 1, would be a silent misreading.
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private EventJson() {}

    public static byte[] encode(RisitiEvent event) {
        return bytes(event);
    }

    /**
     * The data of an event.
     *
     * @throws ContractViolation when the bytes are no JSON, or break the contract of {@code type}; it names the field
     */
    public static RisitiEvent decode(EventType type, byte[] data) {
        return read(data, type.data());
    }

    /** Any contract record, such as a part of an event kept in a database, as JSON bytes. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a contract record cannot be written: " + value.getClass(), e);
        }
    }

    /** As {@link #bytes}, as text. */
    public static String text(Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    /** The reverse of {@link #bytes}. */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new ContractViolation("data", null, "give a JSON object");
            }
            return value;
        } catch (JsonMappingException e) {
            throw violation(e);
        } catch (IOException e) {
            throw new ContractViolation("data", reason(e), "give a JSON object");
        }
    }

    /** The JSON as it stands, for schema validation. */
    static JsonNode tree(byte[] json) {
        return read(json, JsonNode.class);
    }

    private static @Nullable String reason(IOException e) {
        return e instanceof JsonProcessingException parsing ? parsing.getOriginalMessage() : e.getMessage();
    }

    private static ContractViolation violation(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : "." + at.getFieldName())
                .collect(Collectors.joining());
        path = path.startsWith(".") ? path.substring(1) : path;
        if (e.getCause() instanceof ContractViolation violation) {
            return violation.within(path);
        }
        String field = path.isEmpty() ? "data" : path;
        return e instanceof InvalidFormatException invalid
                ? new ContractViolation(field, invalid.getValue(), wanted(invalid.getTargetType()))
                : new ContractViolation(field, e.getOriginalMessage(), "give a value of its type");
    }

    private static String wanted(Class<?> type) {
        if (type.isEnum()) {
            return "give one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type == LocalDate.class) {
            return "give a date such as \"2026-11-21\"";
        }
        if (type == Instant.class) {
            return "give an RFC 3339 time in UTC such as \"2026-11-21T08:30:00Z\"";
        }
        if (type == BigDecimal.class) {
            return "give a decimal string such as \"2.5\"";
        }
        return "give a value of its type";
    }
}
