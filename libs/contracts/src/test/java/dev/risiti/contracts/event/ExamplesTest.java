package dev.risiti.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
    private static final ContractFiles FILES = ContractFiles.current();

    @Test
    void everyEventTypeHasOneSchemaAndNoSchemaIsLeftOver() {
        List<String> types =
                Arrays.stream(EventType.values()).map(EventType::type).sorted().toList();
        assertThat(FILES.types()).isEqualTo(types);
    }

    @ParameterizedTest
    @EnumSource
    void aSchemaIsCalledByItsPathAndExplainsItself(EventType type) {
        var schema = FILES.schema(type.type());
        assertThat(schema.path("$id").textValue()).isEqualTo(type.schema());
        assertThat(schema.path("$schema").textValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("title").textValue()).isNotBlank();
        assertThat(schema.path("description").textValue()).contains(type.topic());
        assertThat(schema.findValues("additionalProperties")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyEventTypeHasAnExample(EventType type) {
        assertThat(FILES.examples(type.type())).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("examples")
    void anExampleIsValidAndSurvivesReadingAndWriting(EventType type, Path example) {
        byte[] data = ContractFiles.bytes(example);
        assertThat(EventSchemas.validate(type, data)).isEmpty();
        RisitiEvent event = EventJson.decode(type, data);
        assertThat(ContractFiles.parse(EventJson.encode(event))).isEqualTo(ContractFiles.parse(data));
        assertThat(event.eventType()).isEqualTo(type);
    }

    static Stream<Arguments> examples() {
        return Arrays.stream(EventType.values())
                .flatMap(type -> FILES.examples(type.type()).stream().map(example -> Arguments.of(type, example)));
    }
}
