package dev.risiti.messaging.outbox;

import dev.risiti.messaging.producer.AcknowledgedProducers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries the outbox to Kafka, in order per key.
 *
 * <p>One thread leases shards, reads the oldest rows of those that have nothing in flight and deletes what the broker
 * has acknowledged; each batch of a shard is sent by a virtual thread of its own, so a topic that does not answer holds
 * up one shard only. No connection is held while records are in flight. After a crash, or when a lease was lost, rows
 * may be sent twice, but the first delivery of each keeps the order: whoever relays a key begins at its first row that
 * nobody has seen acknowledged.
 */
@Singleton
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int RENEWALS_PER_LEASE = 6;

    private final OutboxTable outbox;
    private final ShardTable leases;
    private final AcknowledgedProducers producers;
    private final RelayBell bell;
    private final RelayMetrics metrics;
    private final OutboxConfig config;
    private final String source;
    private final String owner = UUID.randomUUID().toString();

    private final Queue<Flight> landed = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Shard> shards = new TreeMap<>();
    private final List<Flight> unsettled = new ArrayList<>();
    private final BackOff idle;
    private final BackOff trouble;
    private volatile boolean running;
    private @Nullable Thread thread;
    private @Nullable RelayProducer producer;
    private boolean shardsAdded;
    /** {@link System#nanoTime()} of the last renewal, taken before it was asked for. */
    private long renewedNanos;

    OutboxRelay(
            OutboxTable outbox,
            ShardTable leases,
            AcknowledgedProducers producers,
            RelayBell bell,
            RelayMetrics metrics,
            OutboxConfig config,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.outbox = outbox;
        this.leases = leases;
        this.producers = producers;
        this.bell = bell;
        this.metrics = metrics;
        this.config = config;
        this.source = "/risiti/" + application;
        this.idle = new BackOff(config.minPoll(), config.maxPoll());
        this.trouble = new BackOff(config.minPoll(), config.maxBackOff());
    }

    /** @throws IllegalStateException when the settings could lose or reorder events; the service then does not start */
    void start(@Observes StartupEvent event) {
        start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop();
    }

    void start() {
        if (sendingWindow().isNegative()) {
            throw new IllegalStateException("risiti.outbox.lease=" + config.lease()
                    + " is too short for risiti.outbox.delivery-timeout=" + config.deliveryTimeout());
        }
        var checked = producers.settings("outbox-relay", RelayProducer.settings(config));
        LOG.infof("outbox relay started owner=%s source=%s acks=%s", owner, source, checked.get("acks"));
        running = true;
        thread = Thread.ofVirtual().name("outbox-relay").start(this::run);
    }

    /** Lets what is in flight land, then gives the shards away. */
    void stop() throws InterruptedException {
        running = false;
        bell.ring();
        if (thread != null) {
            thread.join(config.lease());
        }
    }

    private void run() {
        try {
            while (running) {
                long begun = System.nanoTime();
                bell.await(cycle());
                // Under load there is always a ring: a look takes what came in a while, not each commit by itself.
                TimeUnit.NANOSECONDS.sleep(begun + config.pace().toNanos() - System.nanoTime());
                bell.await(Duration.ZERO);
            }
            finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return how long to wait for the bell before the next cycle */
    private Duration cycle() {
        try {
            settle();
            renew();
            int rows = takeOff();
            trouble.reset();
            if (rows > 0) {
                idle.reset();
            }
            return rows > 0 ? config.minPoll() : idle.next();
        } catch (SQLException | RuntimeException e) {
            Duration pause = trouble.next();
            LOG.warnf("outbox relay held up retryIn=%s cause=%s", pause, e);
            return pause;
        }
    }

    /** Deletes what has landed. A shard stays in flight until its rows are gone, so that they are not read again. */
    private void settle() throws SQLException {
        for (Flight flight = landed.poll(); flight != null; flight = landed.poll()) {
            unsettled.add(flight);
        }
        if (unsettled.isEmpty()) {
            return;
        }
        List<SentRow> sent = unsettled.stream()
                .flatMap(flight -> flight.acknowledged().stream())
                .toList();
        if (!sent.isEmpty()) {
            int deleted = outbox.delete(owner, sent);
            metrics.relayed(deleted);
            if (deleted < sent.size()) {
                metrics.fenced(sent.size() - deleted);
                LOG.warnf("outbox rows fenced rows=%d owner=%s", sent.size() - deleted, owner);
            }
        }
        unsettled.forEach(this::land);
        unsettled.clear();
    }

    private void land(Flight flight) {
        Shard shard = shards.get(flight.lease().shard());
        Exception failure = flight.failure();
        if (failure != null) {
            metrics.failed();
        }
        if (shard == null) {
            return;
        }
        if (failure == null) {
            shard.landed();
        } else {
            LOG.warnf(
                    "outbox shard held up shard=%d retryIn=%s cause=%s",
                    flight.lease().shard(), shard.failed(), failure);
        }
    }

    private void renew() throws SQLException {
        long now = System.nanoTime();
        if (!shards.isEmpty() && now - renewedNanos < renewal().toNanos()) {
            return;
        }
        if (!shardsAdded) {
            leases.add(config.shards());
            shardsAdded = true;
        }
        Map<Integer, ShardLease> held = new HashMap<>();
        leases.hold(owner, config.lease()).forEach(lease -> held.put(lease.shard(), lease));
        renewedNanos = now;
        shards.forEach((number, shard) -> {
            if (shard.isHeld() && !held.containsKey(number)) {
                shard.lost();
                LOG.warnf("outbox shard lost shard=%d owner=%s", number, owner);
            }
        });
        shards.values().removeIf(shard -> !shard.isHeld() && !shard.isInFlight());
        held.forEach((number, lease) -> {
            Shard shard = shards.get(number);
            if (shard == null) {
                LOG.infof("outbox shard leased shard=%d epoch=%d owner=%s", number, lease.epoch(), owner);
                shards.put(number, new Shard(lease, config));
            } else {
                shard.renewed(lease);
            }
        });
    }

    private int takeOff() throws SQLException {
        List<Integer> ready = shards.values().stream()
                .filter(Shard::isReady)
                .map(shard -> shard.lease().shard())
                .toList();
        long lastStartNanos = renewedNanos + config.lease().minus(answerTime()).toNanos();
        if (ready.isEmpty() || System.nanoTime() - lastStartNanos > 0) {
            return 0;
        }
        List<OutboxRow> rows = outbox.heads(ready, config.batchSize());
        if (rows.isEmpty()) {
            return 0;
        }
        RelayProducer open = openProducer();
        Map<Integer, List<OutboxRow>> byShard = rows.stream().collect(Collectors.groupingBy(OutboxRow::shard));
        byShard.forEach((number, batch) -> {
            Shard shard = shards.get(number);
            if (shard != null) {
                shard.tookOff();
                var flight = new Flight(shard.lease(), batch, lastStartNanos, open, source, this::arrive);
                Thread.ofVirtual().name("outbox-shard-" + number).start(flight);
            }
        });
        return rows.size();
    }

    private void arrive(Flight flight) {
        landed.add(flight);
        bell.ring();
    }

    private RelayProducer openProducer() {
        if (producer == null || producer.isAborted()) {
            producer = RelayProducer.open(producers, config);
        }
        return producer;
    }

    private void finish() throws InterruptedException {
        try {
            if (producer != null) {
                producer.close(answerTime());
            }
            while (shards.values().stream().anyMatch(Shard::isInFlight)) {
                settle();
                if (shards.values().stream().anyMatch(Shard::isInFlight)) {
                    bell.await(config.minPoll());
                }
            }
            shards.clear();
            leases.release(owner);
            LOG.infof("outbox relay stopped owner=%s", owner);
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("outbox relay stopped without releasing its shards owner=%s cause=%s", owner, e);
        }
    }

    private Duration renewal() {
        return config.lease().dividedBy(RENEWALS_PER_LEASE);
    }

    /** Longest time from handing a record to the producer to its answer. */
    private Duration answerTime() {
        return config.deliveryTimeout().plus(RelayProducer.longestSend(config));
    }

    /** What is left of a lease for starting to send when it is renewed at the last moment. */
    private Duration sendingWindow() {
        return config.lease().minus(renewal()).minus(answerTime());
    }
}
