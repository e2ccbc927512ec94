package dev.risiti.submission.referee;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.topic.Topics;
import dev.risiti.messaging.cloudevent.CloudEvent;
import dev.risiti.messaging.cloudevent.CloudEventCodec;
import dev.risiti.messaging.cloudevent.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** A connector: publishes events, and reads what became of its documents since it started. */
public final class Connector implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<DocumentResult> results = new ArrayList<>();
    private final String source;

    /** @param source whose results it reads */
    public Connector(String kafka, String source) {
        this.source = source;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "auto.offset.reset", "latest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.RESULTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    public void publish(RisitiEvent event) {
        CloudEvent cloudEvent = new CloudEvent(
                UUID.randomUUID().toString(),
                "/test",
                event.eventType().type(),
                "test",
                Instant.now(),
                event.eventType().schema(),
                event.key(),
                1,
                null,
                null,
                null,
                EventJson.encode(event));
        try {
            producer.send(CloudEventCodec.encode(event.eventType().topic(), cloudEvent, Instant.now()))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the event was not published", e);
        }
    }

    /** Waits for a result. */
    public DocumentResult result(Predicate<DocumentResult> wanted) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> {
                            consumer.poll(Duration.ofMillis(50)).forEach(record -> {
                                if (CloudEventCodec.decode(record) instanceof Received received
                                        && EventJson.decode(
                                                        EventType.DOCUMENT_RESULT,
                                                        received.event().data())
                                                instanceof DocumentResult result
                                        && result.source().equals(source)) {
                                    results.add(result);
                                }
                            });
                            return results.stream().filter(wanted).findFirst().orElse(null);
                        },
                        Objects::nonNull);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
