package dev.risiti.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.contracts.value.ContractViolation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever obeys the schema is never refused by the record: every example, damaged in every place. */
class SchemaStrictnessTest {
    private static final List<String> DAMAGE = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "0",
            "-1",
            "1.5",
            "12345678901234567890",
            "\"\"",
            "\"  \"",
            "\"a\\u0000b\"",
            "\"" + "x".repeat(3000) + "\"",
            "\"UNKNOWN\"",
            "\"0\"",
            "\"-1.00\"",
            "\"1.005\"",
            "\"1e3\"",
            "\"1e2147483647\"",
            "\"1.00000000001\"",
            "\"1234567890123456789.00\"",
            "\"2026-02-30\"",
            "\"2026-11-21T10:00:00\"",
            "\"2026-11-21T25:00:00Z\"");

    @ParameterizedTest
    @EnumSource
    void whatTheSchemaAcceptsTheRecordTakes(EventType type) {
        List<String> refused = new ArrayList<>();
        int[] damaged = {0};
        for (Path example : ContractFiles.current().examples(type.type())) {
            JsonNode data = ContractFiles.read(example);
            eachDamage(data, "", path -> {
                damaged[0]++;
                byte[] bytes = data.toString().getBytes(StandardCharsets.UTF_8);
                if (EventSchemas.validate(type, bytes).isEmpty()) {
                    try {
                        EventJson.decode(type, bytes);
                    } catch (ContractViolation e) {
                        refused.add(path + " " + e.getMessage());
                    }
                }
            });
        }
        assertThat(damaged[0]).isGreaterThan(DAMAGE.size());
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noMandatoryPropertyCanBeLeftOutUnnoticed(EventType type) {
        ContractFiles files = ContractFiles.current();
        for (JsonNode required : files.schema(type.type()).path("required")) {
            ObjectNode data = files.fullExample(type);
            data.remove(required.textValue());
            byte[] bytes = data.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(EventSchemas.validate(type, bytes)).isNotEmpty();
        }
    }

    private static void eachDamage(JsonNode node, String path, Consumer<String> check) {
        if (node instanceof ObjectNode object) {
            for (String name : object.properties().stream().map(e -> e.getKey()).toList()) {
                JsonNode whole = object.get(name);
                object.remove(name);
                check.accept(path + "." + name + " removed");
                for (String damage : DAMAGE) {
                    object.set(name, parsed(damage));
                    check.accept(path + "." + name + " = " + damage);
                }
                object.set(name, whole);
                eachDamage(whole, path + "." + name, check);
            }
        } else if (node instanceof ArrayNode array) {
            IntStream.range(0, array.size())
                    .forEach(index -> eachDamage(array.get(index), path + "[" + index + "]", check));
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return ContractFiles.JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
