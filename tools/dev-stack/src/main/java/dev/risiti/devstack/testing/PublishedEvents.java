package dev.risiti.devstack.testing;

import dev.risiti.contracts.event.EventSchemas;
import dev.risiti.contracts.topic.Topic;
import dev.risiti.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads everything that our services have published on the topics of the contract and says what breaks its schema
 * (invariant 10). Events that a test published itself, valid or not, are left alone.
 */
public final class PublishedEvents {
    /** {@code ce_source} of what a service takes from its outbox. */
    private static final Pattern A_SERVICE = Pattern.compile("/risiti/[a-z]+-service");

    private static final Duration POLL = Duration.ofMillis(200);

    private PublishedEvents() {}

    /** One line for each problem; empty when every event is valid. */
    public static List<String> problems(String bootstrapServers) {
        List<String> problems = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Topics.facts().stream()
                    .map(Topic::name)
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(event -> problems.addAll(problemsOf(event)));
            }
        }
        return List.copyOf(problems);
    }

    private static List<String> problemsOf(ConsumerRecord<String, byte[]> event) {
        String source = header(event, "ce_source");
        if (source == null || !A_SERVICE.matcher(source).matches()) {
            return List.of();
        }
        return EventSchemas.validatePublished(event.topic(), event.key(), header(event, "ce_type"), event.value())
                .stream()
                .map(problem -> "%s %s: %s".formatted(event.topic(), header(event, "ce_type"), problem))
                .toList();
    }

    static @Nullable String header(ConsumerRecord<String, byte[]> event, String name) {
        Header header = event.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
