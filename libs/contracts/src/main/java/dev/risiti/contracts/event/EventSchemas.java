package dev.risiti.contracts.event;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.risiti.contracts.value.ContractViolation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schemas of all event types. The schemas are what outsiders are promised, and a little stricter than the
 * records; nothing that Risiti publishes may break them.
 */
public final class EventSchemas {
    /** Stands before the relative {@code $id}s while schemas are read; nothing is ever fetched from it. */
    private static final String ROOT = "https://contracts.risiti.invalid/";

    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_PATH)
            .formatAssertionsEnabled(true)
            .build();

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(EventSchemas::resource)));

    private static final Map<EventType, JsonSchema> COMPILED = new ConcurrentHashMap<>();

    private EventSchemas() {}

    /**
     * What is wrong with the data of an event, by its schema.
     *
     * @return one line per problem, naming the JSON path; empty when the data are valid
     */
    public static List<String> validate(EventType type, byte[] data) {
        JsonSchema schema = COMPILED.computeIfAbsent(
                type, missing -> FACTORY.getSchema(SchemaLocation.of(ROOT + missing.schema()), CONFIG));
        try {
            return schema.validate(EventJson.tree(data)).stream()
                    .map(ValidationMessage::getMessage)
                    .sorted()
                    .toList();
        } catch (ContractViolation e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What is wrong with a record as it stands on a Kafka topic: its type, its topic, its schema, its data by
     * {@link EventJson} and its key. For tests and tools that watch what is published.
     *
     * @param type the header {@code ce_type}, or null when the record has none
     * @param key the record key
     * @return one line per problem; empty when all is well
     */
    public static List<String> validatePublished(
            String topic, @Nullable String key, @Nullable String type, byte @Nullable [] data) {
        Optional<EventType> known = type == null ? Optional.empty() : EventType.of(type);
        if (known.isEmpty()) {
            return List.of("ce_type: '%s' is no event type".formatted(type));
        }
        if (data == null) {
            return List.of("value: there is none, and no topic has tombstones");
        }
        EventType eventType = known.get();
        List<String> problems = new ArrayList<>();
        if (!eventType.topic().equals(topic)) {
            problems.add("topic: %s belongs on %s, not on %s".formatted(type, eventType.topic(), topic));
        }
        problems.addAll(validate(eventType, data));
        try {
            RisitiEvent event = EventJson.decode(eventType, data);
            if (!event.key().equals(key)) {
                problems.add("key: found '%s', the data say '%s'".formatted(key, event.key()));
            }
        } catch (ContractViolation e) {
            problems.add("data: " + e.getMessage());
        }
        return List.copyOf(problems);
    }

    private static @Nullable String resource(String iri) {
        if (!iri.startsWith(ROOT)) {
            return null;
        }
        String name = "/" + iri.substring(ROOT.length());
        try (InputStream schema = EventSchemas.class.getResourceAsStream(name)) {
            if (schema == null) {
                throw new IllegalStateException("the class path holds no schema " + name);
            }
            // The ids count from the root; left relative they would be resolved against the folder of the file.
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\"$id\": \"", "\"$id\": \"" + ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
