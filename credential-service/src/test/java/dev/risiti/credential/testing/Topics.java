package dev.risiti.credential.testing;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventSchemas;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.messaging.cloudevent.CloudEvent;
import dev.risiti.messaging.cloudevent.CloudEventCodec;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes to topics as a connector does, and reads them whole. */
@Singleton
public class Topics {
    private final String bootstrapServers;

    Topics(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Publishes the event under a new id. */
    public void publish(RisitiEvent event) {
        publish(event, UUID.randomUUID().toString());
    }

    public void publish(RisitiEvent event, String id) {
        publish(event.eventType(), event.key(), id, EventJson.encode(event));
    }

    public void publish(EventType type, String key, String id, byte[] data) {
        CloudEvent event = new CloudEvent(
                id, "/test/connector", type.type(), key, Instant.now(), type.schema(), key, 1, null, null, null, data);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(CloudEventCodec.encode(type.topic(), event, Instant.now()))
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every record of every topic whose name starts so. */
    public List<ConsumerRecord<String, byte[]>> all(String prefix) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith(prefix))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** What is wrong, by the published schemas, with the records of this topic. */
    public List<String> violations(String topic) {
        return all(topic).stream()
                .filter(record -> record.topic().equals(topic))
                .flatMap(record ->
                        EventSchemas.validatePublished(topic, record.key(), type(record), record.value()).stream())
                .toList();
    }

    private static String type(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
    }

    /** The events of one key on one topic, in order. */
    public <T extends RisitiEvent> List<T> events(EventType type, Class<T> data, String key) {
        return all(type.topic()).stream()
                .filter(record -> record.topic().equals(type.topic()) && key.equals(record.key()))
                .map(record -> data.cast(EventJson.decode(type, record.value())))
                .toList();
    }
}
