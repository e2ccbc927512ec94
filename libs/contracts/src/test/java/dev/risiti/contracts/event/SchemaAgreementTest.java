package dev.risiti.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.value.AbsentMeans;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Schema and record say the same: names, what is mandatory, types and enumerations, all the way down. */
class SchemaAgreementTest {

    @ParameterizedTest
    @EnumSource
    void schemaAndRecordSayTheSame(EventType type) {
        agree(type.type(), type.data(), ContractFiles.current().schema(type.type()));
    }

    private static void agree(String path, Class<?> record, JsonNode schema) {
        assertThat(schema.path("type").textValue()).as(path).isEqualTo("object");
        List<RecordComponent> components = Arrays.asList(record.getRecordComponents());
        Set<String> names = new TreeSet<>(derived(record));
        Set<String> mandatory = new TreeSet<>(derived(record));
        for (RecordComponent component : components) {
            names.add(component.getName());
            AbsentMeans absent = component.getAnnotation(AbsentMeans.class);
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!nullable && absent == null) {
                mandatory.add(component.getName());
            }
            JsonNode value = schema.path("properties").path(component.getName()).path("default");
            assertThat(value.asText(null))
                    .as(path + "." + component.getName() + " default")
                    .isEqualTo(absent == null ? null : absent.value());
        }
        assertThat(new TreeSet<>(fieldNames(schema.path("properties"))))
                .as(path)
                .isEqualTo(names);
        assertThat(new TreeSet<>(texts(schema.path("required"))))
                .as(path + " required")
                .isEqualTo(mandatory);
        for (RecordComponent component : components) {
            agreeOnType(
                    path + "." + component.getName(),
                    component.getGenericType(),
                    schema.path("properties").path(component.getName()));
        }
    }

    private static void agreeOnType(String path, Type type, JsonNode schema) {
        if (type instanceof ParameterizedType list) {
            assertThat(list.getRawType()).as(path).isEqualTo(List.class);
            assertThat(schema.path("type").textValue()).as(path).isEqualTo("array");
            agreeOnType(path + "[]", list.getActualTypeArguments()[0], schema.path("items"));
            return;
        }
        Class<?> java = (Class<?>) type;
        String json = schema.path("type").textValue();
        if (java.isRecord()) {
            agree(path, java, schema);
        } else if (java.isEnum()) {
            assertThat(json).as(path).isEqualTo("string");
            assertThat(texts(schema.path("enum")))
                    .as(path)
                    .containsExactlyElementsOf(Arrays.stream(java.getEnumConstants())
                            .map(Object::toString)
                            .toList());
        } else if (java == LocalDate.class || java == Instant.class) {
            assertThat(json).as(path).isEqualTo("string");
            assertThat(schema.path("format").textValue())
                    .as(path)
                    .isEqualTo(java == LocalDate.class ? "date" : "date-time");
        } else if (java == BigDecimal.class) {
            assertThat(json).as(path).isEqualTo("string");
            assertThat(schema.path("pattern").textValue()).as(path).contains("[0-9]");
        } else if (java == String.class) {
            assertThat(json).as(path).isEqualTo("string");
            assertThat(schema.has("format") || schema.has("enum")).as(path).isFalse();
        } else if (java == boolean.class) {
            assertThat(json).as(path).isEqualTo("boolean");
        } else {
            assertThat(java).as(path).isIn(int.class, Integer.class, long.class, Long.class);
            assertThat(json).as(path).isEqualTo("integer");
        }
    }

    /** What a record writes besides its components. */
    private static Collection<String> derived(Class<?> record) {
        return Arrays.stream(record.getDeclaredMethods())
                .map(method -> method.getAnnotation(JsonProperty.class))
                .flatMap(Stream::ofNullable)
                .map(JsonProperty::value)
                .toList();
    }

    private static List<String> fieldNames(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
