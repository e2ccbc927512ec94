package dev.risiti.messaging.consumer;

import dev.risiti.messaging.producer.AcknowledgedProducers;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The topics {@code dlq.<topic>.<group>}. They must exist, and take records somewhat larger than those of their source
 * ({@code max.message.bytes}), because the reason is added to each.
 */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    /** Together well below the minute after which the connector gives a channel up. */
    private static final Map<String, Object> SETTINGS = Map.of(
            ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000",
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "20000",
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000",
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(4 * 1024 * 1024));

    private final AcknowledgedProducers producers;
    private final MeterRegistry registry;
    private final Clock clock;
    private @Nullable Producer<String, byte[]> producer;

    DeadLetters(AcknowledgedProducers producers, MeterRegistry registry, Clock clock) {
        this.producers = producers;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Sends the letters and returns when all in-sync replicas have them.
     *
     * @throws DeadLetterFailure when one of them was not acknowledged; others may have been
     */
    public void send(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        Producer<String, byte[]> kafka = producer();
        List<Future<RecordMetadata>> answers = letters.stream()
                .map(letter -> kafka.send(DeadLetterCodec.encode(letter, clock.instant())))
                .toList();
        for (int i = 0; i < letters.size(); i++) {
            await(answers.get(i), letters.get(i));
        }
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }

    private void await(Future<RecordMetadata> answer, DeadLetter letter) {
        try {
            var stored = answer.get();
            LOG.warnf("%s written to=%s offset=%d", letter, stored.topic(), stored.offset());
            registry.counter("risiti.dead.letters", "topic", letter.record().topic(), "group", letter.group())
                    .increment();
        } catch (ExecutionException e) {
            throw new DeadLetterFailure(letter, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeadLetterFailure(letter, e);
        }
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = producers.open("dead-letters", SETTINGS);
        }
        return producer;
    }
}
