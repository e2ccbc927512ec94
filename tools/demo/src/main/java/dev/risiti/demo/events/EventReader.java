package dev.risiti.demo.events;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.topic.Topics;
import dev.risiti.contracts.value.ContractViolation;
import dev.risiti.demo.DemoFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads along: the devices from the beginning of their compacted topic, all else from this moment on. It belongs to no
 * consumer group and leaves no offset behind.
 */
public final class EventReader implements AutoCloseable {
    private static final List<String> FROM_NOW = List.of(Topics.BOOK_CHANGES, Topics.DOCUMENTS, Topics.RESULTS);

    private final KafkaConsumer<String, byte[]> consumer;

    /** @throws DemoFailure when Kafka does not answer or has not all topics */
    public EventReader(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        10_000,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        try {
            List<TopicPartition> history = partitions(Topics.DEVICES);
            List<TopicPartition> news = FROM_NOW.stream()
                    .flatMap(topic -> partitions(topic).stream())
                    .toList();
            consumer.assign(Stream.of(history, news).flatMap(Collection::stream).toList());
            consumer.seekToBeginning(history);
            // The end is looked up now: a lazy seek would skip what is published before the first poll.
            consumer.endOffsets(news).forEach(consumer::seek);
        } catch (KafkaException e) {
            consumer.close();
            throw new DemoFailure(
                    "Kafka does not answer at %s (%s). Start the system with ./risiti up, or name another place with"
                                    .formatted(bootstrapServers, e.getMessage())
                            + " KAFKA_BOOTSTRAP_SERVERS.",
                    e);
        }
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /** Hands on what has arrived, after waiting for news at most so long. */
    public void read(Duration patience, Consumer<Seen<?>> listener) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(patience)) {
            Optional<EventType> type = header(record, "ce_type").flatMap(EventType::of);
            if (type.isPresent()) {
                listener.accept(decoded(type.get(), record));
            }
        }
    }

    private static Seen<RisitiEvent> decoded(EventType type, ConsumerRecord<String, byte[]> record) {
        try {
            return new Seen<>(
                    header(record, "ce_source").orElse("") + " "
                            + header(record, "ce_id").orElse(""),
                    Instant.ofEpochMilli(record.timestamp()),
                    EventJson.decode(type, record.value()));
        } catch (ContractViolation e) {
            throw new DemoFailure("%s, partition %d, offset %d breaks the contract of %s: %s"
                    .formatted(record.topic(), record.partition(), record.offset(), type.type(), e.getMessage()));
        }
    }

    private static Optional<String> header(ConsumerRecord<String, byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
