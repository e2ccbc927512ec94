package dev.risiti.lineage;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.messaging.cloudevent.CloudEvent;
import dev.risiti.messaging.cloudevent.CloudEventCodec;
import dev.risiti.messaging.cloudevent.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes events as the neighbours of lineage-service do, and sees everything on some topics from their beginning. */
final class TopicTap implements AutoCloseable {

    /** An event and the record key it travelled under. */
    record Seen(String key, String source, RisitiEvent event) {}

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Seen> seen = new ArrayList<>();
    private long sequence;

    TopicTap(String bootstrapServers, String... topics) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic)
                    .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    void publish(RisitiEvent event) {
        String id = UUID.randomUUID().toString();
        EventType type = event.eventType();
        CloudEvent cloudEvent = new CloudEvent(
                id,
                "/test",
                type.type(),
                "test",
                Instant.EPOCH,
                type.schema(),
                event.key(),
                sequence++,
                null,
                null,
                null,
                EventJson.encode(event));
        try {
            producer.send(CloudEventCodec.encode(type.topic(), cloudEvent, Instant.EPOCH))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("not published", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Everything so far, in order per key. */
    synchronized List<Seen> seen() {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(20))) {
            if (CloudEventCodec.decode(record) instanceof Received received) {
                EventType type = EventType.of(received.event().type()).orElseThrow();
                seen.add(new Seen(
                        received.key(),
                        received.event().source(),
                        EventJson.decode(type, received.event().data())));
            }
        }
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
