package dev.risiti.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.risiti.contracts.event.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The AsyncAPI document, {@link Topics} and {@link EventType} describe the same topics. */
class AsyncApiTest {
    private static final Set<String> SERVICES =
            Set.of("credential-service", "submission-service", "sync-service", "lineage-service");
    private static final JsonNode DOCUMENT = read();

    @Test
    void describesExactlyTheTopics() {
        assertThat(channels().map(channel -> channel.path("address").textValue()))
                .containsExactlyInAnyOrderElementsOf(
                        Topics.facts().stream().map(Topic::name).toList());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void saysTheSameKeyPartitionsAndRetention(Topic topic) {
        JsonNode channel = channel(topic.name());
        JsonNode kafka = channel.path("bindings").path("kafka");
        JsonNode configuration = kafka.path("topicConfiguration");
        assertThat(channel.path("x-key").textValue()).isEqualTo(topic.key());
        assertThat(kafka.path("partitions").intValue()).isEqualTo(topic.partitions());
        assertThat(texts(configuration.path("cleanup.policy")))
                .containsExactly(topic.compacted() ? "compact" : "delete");
        assertThat(configuration.path("retention.ms").longValue())
                .isEqualTo(topic.retention().isZero() ? -1 : topic.retention().toMillis());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void namesOwnersAndReadersThatExist(Topic topic) {
        JsonNode channel = channel(topic.name());
        assertThat(channel.path("description").textValue()).isNotBlank();
        assertThat(SERVICES).contains(channel.path("x-owner").textValue());
        assertThat(SERVICES).containsAll(texts(channel.path("x-publishers")));
        assertThat(SERVICES).containsAll(texts(channel.path("x-consumers")));
    }

    @Test
    void everyReaderHasADeadLetterTopicAndNobodyElse() {
        Set<String> expected = channels()
                .flatMap(channel -> texts(channel.path("x-consumers")).stream()
                        .map(group -> "dlq." + channel.path("address").textValue() + "." + group))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> deadLetters = new TreeSet<>(Topics.all().stream()
                .map(Topic::name)
                .filter(name -> name.startsWith("dlq."))
                .toList());
        assertThat(deadLetters).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aTopicCarriesExactlyItsEventTypes(Topic topic) {
        List<String> carried = StreamSupport.stream(
                        channel(topic.name()).path("messages").spliterator(), false)
                .map(message -> target(message).path("name").textValue())
                .toList();
        assertThat(carried)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .filter(type -> type.topic().equals(topic.name()))
                        .map(EventType::type)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void aMessagePointsAtTheSchemaOfItsType(EventType type) {
        JsonNode message = StreamSupport.stream(
                        DOCUMENT.at("/components/messages").spliterator(), false)
                .filter(candidate -> type.type().equals(candidate.path("name").textValue()))
                .collect(Collectors.collectingAndThen(Collectors.toList(), AsyncApiTest::only));
        assertThat(message.at("/payload/schema/$ref").textValue()).isEqualTo(type.schema());
        assertThat(message.at("/bindings/kafka/key/description").textValue()).isNotBlank();
        assertThat(target(message.at("/traits/0")).path("headers").isObject()).isTrue();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        for (JsonNode reference : DOCUMENT.findValues("$ref")) {
            String text = reference.textValue();
            if (text.startsWith("#")) {
                assertThat(DOCUMENT.at(text.substring(1)).isMissingNode())
                        .as(text)
                        .isFalse();
            } else {
                assertThat(AsyncApiTest.class.getResource("/" + text)).as(text).isNotNull();
            }
        }
    }

    static List<Topic> topics() {
        return Topics.facts();
    }

    private static Stream<JsonNode> channels() {
        return DOCUMENT.path("channels").properties().stream().map(Map.Entry::getValue);
    }

    private static JsonNode channel(String address) {
        return only(channels()
                .filter(channel -> channel.path("address").textValue().equals(address))
                .toList());
    }

    private static JsonNode only(List<JsonNode> nodes) {
        assertThat(nodes).hasSize(1);
        return nodes.getFirst();
    }

    private static JsonNode target(JsonNode reference) {
        return DOCUMENT.at(reference.path("$ref").textValue().substring(1));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private static JsonNode read() {
        try (var document = Objects.requireNonNull(AsyncApiTest.class.getResourceAsStream("/asyncapi.yaml"))) {
            return new YAMLMapper().readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
