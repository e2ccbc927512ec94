package dev.risiti.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.risiti.contracts.value.ContractViolation;
import java.io.IOException;
import java.util.stream.Collectors;

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
            throw new ContractViolation("data", e.getMessage(), "give a JSON object");
        }
    }

    private static ContractViolation violation(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : "." + at.getFieldName())
                .collect(Collectors.joining());
        path = path.startsWith(".") ? path.substring(1) : path;
        if (e.getCause() instanceof ContractViolation violation) {
            return violation.within(path);
        }
        return new ContractViolation(
                path.isEmpty() ? "data" : path, e.getOriginalMessage(), "give a value of its type");
    }
}
