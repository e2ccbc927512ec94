package dev.risiti.messaging.outbox;

import java.time.Duration;

/** What a relay knows of one shard it holds, or held when rows still in flight took off. Belongs to the relay's thread. */
final class Shard {

    private final BackOff backOff;
    private ShardLease lease;
    private boolean held = true;
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
        held = true;
    }

    void lost() {
        held = false;
    }

    boolean isHeld() {
        return held;
    }

    boolean isReady() {
        return held && !inFlight && System.nanoTime() - notBeforeNanos >= 0;
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
