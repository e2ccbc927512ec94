package dev.risiti.messaging;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning, as a test sees it. */
public final class TopicReader implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();
    private final Predicate<ConsumerRecord<String, byte[]>> wanted;

    /** @param wanted which records count; tests share topics */
    public TopicReader(String bootstrapServers, String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        this.wanted = wanted;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        // a topic that was made a moment ago may not be known yet
        List<TopicPartition> partitions =
                await().atMost(DEADLINE).until(() -> partitions(topic), found -> !found.isEmpty());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** Reads on until {@code enough} holds; per partition the list is in order. */
    public List<ConsumerRecord<String, byte[]>> readUntil(Predicate<List<ConsumerRecord<String, byte[]>>> enough) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!enough.test(seen)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("gave up with " + seen.size() + " records read");
            }
            consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                if (wanted.test(record)) {
                    seen.add(record);
                }
            });
        }
        return List.copyOf(seen);
    }

    public List<ConsumerRecord<String, byte[]>> read(int count) {
        return readUntil(records -> records.size() >= count);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
