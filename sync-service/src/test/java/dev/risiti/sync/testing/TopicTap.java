package dev.risiti.sync.testing;

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

/** Publishes events as other services do, and sees everything on some topics from their beginning. */
public final class TopicTap implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<RisitiEvent> seen = new ArrayList<>();
    private long sequence;

    public TopicTap(String bootstrapServers, String... topics) {
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

    /** Publishes the event under an id of its own, or under one that was used before. */
    public void publish(RisitiEvent event, String id) {
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

    public void publish(RisitiEvent event) {
        publish(event, UUID.randomUUID().toString());
    }

    /** Everything of one kind so far, in order per key. */
    public <T extends RisitiEvent> List<T> seen(Class<T> kind) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(20))) {
            if (CloudEventCodec.decode(record) instanceof Received received) {
                EventType type = EventType.of(received.event().type()).orElseThrow();
                seen.add(EventJson.decode(type, received.event().data()));
            }
        }
        return seen.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
