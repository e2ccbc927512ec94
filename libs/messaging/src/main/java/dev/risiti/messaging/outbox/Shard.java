package dev.risiti.messaging.outbox;

import java.time.Duration;

/** What a relay knows of one shard it holds. Belongs to the relay's thread. */
final class Shard {

    private final BackOff backOff;
    private ShardLease lease;
    private boolean inFlight;
    private long notBeforeNanos;

    Shard(ShardLease lease, OutboxConfig config) {
        this.lease = lease;
        this.backOff = new BackOff(config.minPoll(), config.maxBackOff());
        this.notBeforeNanos = System.nanoTime();
    }

    ShardLease lease() {
        return lease;
    }

    void renewed(ShardLease renewed) {
        lease = renewed;
    }

    boolean isReady() {
        return !inFlight && System.nanoTime() - notBeforeNanos >= 0;
    }

    boolean isInFlight() {
        return inFlight;
    }

    void tookOff() {
        inFlight = true;
    }

    void landed() {
        inFlight = false;
        backOff.reset();
    }

    /**
     * Leaves the shard alone for a while.
     *
     * @return for how long
     */
    Duration failed() {
        inFlight = false;
        Duration pause = backOff.next();
        notBeforeNanos = System.nanoTime() + pause.toNanos();
        return pause;
    }
}
