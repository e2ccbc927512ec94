package dev.risiti.messaging.outbox;

import static dev.risiti.messaging.outbox.TestEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.risiti.devstack.testing.DevStackResource;
import dev.risiti.messaging.TopicReader;
import dev.risiti.messaging.cloudevent.CloudEvent;
import dev.risiti.messaging.cloudevent.CloudEventCodec;
import dev.risiti.messaging.cloudevent.Received;
import dev.risiti.messaging.producer.AcknowledgedProducers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevStackResource.class)
class OutboxIT {

    private static final String TOPIC = "risiti.purchases.v1";

    private final Outbox outbox;
    private final OutboxConfig config;
    private final AcknowledgedProducers producers;
    private final String bootstrapServers;

    OutboxIT(
            Outbox outbox,
            OutboxConfig config,
            AcknowledgedProducers producers,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.outbox = outbox;
        this.config = config;
        this.producers = producers;
        this.bootstrapServers = bootstrapServers;
    }

    @Test
    void refusesToAppendOutsideATransaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> outbox.append(List.of(event(TOPIC, "nobody", 1))))
                .withMessageContaining("active transaction");
    }

    @Test
    void refusesAnEventThatTheBrokerWouldRefuseLater() {
        var large = OutgoingEvent.of(TOPIC, "large", "t", "s", "d", new byte[900_001], Instant.EPOCH);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> outbox.append(List.of(large))))
                .withMessageContaining("max-event-bytes");
    }

    @Test
    void carriesEveryAttributeAndTheBytesAsTheyAre() {
        var cause = new CloudEvent(
                "cause", "/shop", "t", "s", Instant.EPOCH, "d", "k", 3, "root", null, "00-abc-def-01", new byte[0]);
        byte[] data = {'{', ' ', '}', '\n'};
        Instant time = Instant.parse("2026-11-21T08:00:00.123456789Z");
        var event = OutgoingEvent.of(TOPIC, "attributes", "t", "s", "d", data, time)
                .withId("mine")
                .causedBy(cause);

        commit(List.of(event));

        assertThat(received("attributes", 1).getFirst().event())
                .isEqualTo(new CloudEvent(
                        "mine",
                        "/risiti/messaging-test",
                        "t",
                        "s",
                        Instant.parse("2026-11-21T08:00:00.123456Z"),
                        "d",
                        "attributes",
                        1,
                        "root",
                        "cause",
                        "00-abc-def-01",
                        data));
    }

    @Test
    void sendsNothingOfATransactionThatRolledBack() {
        rollBack(List.of(event(TOPIC, "rolled-back", 1)));
        commit(List.of(event(TOPIC, "rolled-back", 2)));

        var first = received("rolled-back", 1).getFirst().event();
        assertThat(first.subject()).isEqualTo("2");
        assertThat(first.sequence()).isEqualTo(1);
    }

    @Test
    void numbersEachKeyWithoutGapsUnderConcurrentWritersAndRollbacks() throws Exception {
        int writers = 8;
        int transactions = 40;
        List<Integer> committed = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> done = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                var random = new Random(writer);
                done.add(executor.submit(() -> write(random, transactions)));
            }
            for (Future<Integer> writer : done) {
                committed.add(writer.get());
            }
        }
        int total = committed.stream().mapToInt(Integer::intValue).sum();

        try (var reader = new TopicReader(bootstrapServers, TOPIC, r -> r.key().startsWith("busy-"))) {
            var order = OrderOfArrival.of(reader.read(total));
            assertThat(order.duplicates()).isZero();
            assertThat(order.lastSequences().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(total);
        }
    }

    @Test
    void waitsForAllReplicasWithTheConfigurationOfARunningApplication() {
        var effective = new ProducerConfig(producers.settings("test", RelayProducer.settings(config)));

        assertThat(effective.getString(ProducerConfig.ACKS_CONFIG)).isEqualTo("-1");
        assertThat(effective.getBoolean(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG))
                .isTrue();
        assertThat(effective.getInt(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION))
                .isEqualTo(1);
        assertThat(effective.getString(ProducerConfig.COMPRESSION_TYPE_CONFIG)).isEqualTo("zstd");
    }

    /** Appends to several keys at once, in no particular order, and gives up every fourth time. */
    private int write(Random random, int transactions) {
        int committed = 0;
        for (int i = 0; i < transactions; i++) {
            List<OutgoingEvent> events = new ArrayList<>();
            for (int n = 0; n < 10; n++) {
                events.add(event(TOPIC, "busy-" + random.nextInt(6), n));
            }
            Collections.shuffle(events, random);
            if (random.nextInt(4) == 0) {
                rollBack(events);
            } else {
                commit(events);
                committed += events.size();
            }
        }
        return committed;
    }

    private void commit(List<OutgoingEvent> events) {
        QuarkusTransaction.requiringNew().run(() -> outbox.append(events));
    }

    private void rollBack(List<OutgoingEvent> events) {
        var failure = new IllegalStateException("rolls back");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.append(events);
                    throw failure;
                }))
                .isSameAs(failure);
    }

    private List<Received> received(String key, int count) {
        try (var reader = new TopicReader(bootstrapServers, TOPIC, r -> key.equals(r.key()))) {
            return reader.read(count).stream()
                    .map(record -> (Received) CloudEventCodec.decode(record))
                    .toList();
        }
    }
}
