package dev.risiti.messaging.outbox;

import dev.risiti.messaging.producer.AcknowledgedProducers;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The producer of a relay, for as long as nothing has failed.
 *
 * <p>Order per key rests on two things. One request is in flight per broker, so a batch waits for the one before it in
 * its partition. And the first failure aborts the producer, so that no later record can overtake the one that failed;
 * the relay opens a new one and begins again at the first row that was not acknowledged.
 */
final class RelayProducer {

    private final Producer<String, byte[]> kafka;
    private volatile boolean aborted;

    private RelayProducer(Producer<String, byte[]> kafka) {
        this.kafka = kafka;
    }

    static RelayProducer open(AcknowledgedProducers producers, OutboxConfig config) {
        return new RelayProducer(producers.open("outbox-relay", settings(config)));
    }

    static Map<String, Object> settings(OutboxConfig config) {
        return Map.of(
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                "1",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Long.toString(config.deliveryTimeout().toMillis()),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Long.toString(config.deliveryTimeout().toMillis() / 2),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                Long.toString(longestSend(config).toMillis()),
                ProducerConfig.BATCH_SIZE_CONFIG,
                Integer.toString(128 * 1024));
    }

    /** For how long {@link #send} may wait for metadata or for room in the buffer. */
    static Duration longestSend(OutboxConfig config) {
        return config.deliveryTimeout().dividedBy(2);
    }

    boolean isAborted() {
        return aborted;
    }

    /** Fails through the callback or with an exception, which then is the only sign. */
    void send(ProducerRecord<String, byte[]> record, Callback callback) {
        var unused = kafka.send(record, callback);
    }

    /** Gives up all that is in flight, at once; called from a callback, the producer sends nothing more after it. */
    void abort() {
        aborted = true;
        kafka.close(Duration.ZERO);
    }

    /** Waits for what is in flight. */
    void close(Duration longest) {
        aborted = true;
        kafka.close(longest);
    }
}
