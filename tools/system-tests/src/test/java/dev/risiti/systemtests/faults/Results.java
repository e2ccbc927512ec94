package dev.risiti.systemtests.faults;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything on {@code risiti.results.v1}, as a consumer has it who drops what comes twice. */
final class Results implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, List<DocumentResult>> ofDevices = new HashMap<>();

    Results(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.RESULTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** What came for a device so far. */
    List<DocumentResult> of(String deviceId) {
        consumer.poll(Duration.ofMillis(20)).forEach(this::take);
        return ofDevices.getOrDefault(deviceId, List.of());
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        String id = header(record, "ce_source") + " " + header(record, "ce_id");
        if (seen.add(id)
                && EventJson.decode(EventType.DOCUMENT_RESULT, record.value()) instanceof DocumentResult result) {
            ofDevices
                    .computeIfAbsent(result.deviceId(), device -> new ArrayList<>())
                    .add(result);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
