package dev.risiti.systemtests.faults;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Everything on {@code risiti.results.v1}, as a consumer has it who drops what comes twice. It reads on a thread of its
 * own, so that looking costs nothing.
 */
final class Results implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, List<DocumentResult>> ofDevices = new ConcurrentHashMap<>();
    private final Thread reader;

    Results(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.RESULTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        reader = Thread.ofPlatform().name("results").daemon().start(this::read);
    }

    /** What came for documents published under a device so far, in order. */
    List<DocumentResult> of(String deviceId) {
        return ofDevices.getOrDefault(deviceId, List.of());
    }

    private void read() {
        try (consumer) {
            while (true) {
                consumer.poll(POLL).forEach(this::take);
            }
        } catch (WakeupException closed) {
            // Nobody looks any more.
        }
    }

    private void take(ConsumerRecord<String, byte[]> message) {
        String id = header(message, "ce_source") + " " + header(message, "ce_id");
        if (seen.add(id)
                && EventJson.decode(EventType.DOCUMENT_RESULT, message.value()) instanceof DocumentResult result) {
            ofDevices
                    .computeIfAbsent(result.deviceId(), device -> new CopyOnWriteArrayList<>())
                    .add(result);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
