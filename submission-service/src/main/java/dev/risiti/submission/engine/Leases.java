package dev.risiti.submission.engine;

import dev.risiti.submission.SubmissionConfig;
import dev.risiti.submission.lane.LaneClaim;
import dev.risiti.submission.lane.LaneTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The lanes this node owns, and until when it may believe so.
 *
 * <p>The database's clock grants a lease; the node counts it from before it asked, on its own monotonic clock, so it
 * stops believing earlier than the database does. A call never starts without a valid lease (design section 5).
 */
@ApplicationScoped
class Leases {
    private final LaneTable lanes;
    private final String node;
    private final Duration lease;
    private final ConcurrentMap<Long, Lease> owned = new ConcurrentHashMap<>();

    Leases(LaneTable lanes, SubmissionConfig config) {
        this.lanes = lanes;
        this.node = config.node().orElseGet(() -> "submission-" + UUID.randomUUID());
        this.lease = config.lease();
    }

    private record Lease(long epoch, long validUntil) {}

    /** Claims due lanes for this node; of {@code free} at most {@code freeSlow} slow ones. */
    List<LaneClaim> claim(int free, int freeSlow) {
        long asked = System.nanoTime();
        List<LaneClaim> claims = lanes.claim(node, free, freeSlow, lease);
        claims.forEach(claim -> owned.put(claim.laneId(), new Lease(claim.epoch(), asked + lease.toNanos())));
        return claims;
    }

    /** Renews what is still owned and has not long to go; what the database no longer grants is dropped. */
    void renew() {
        if (owned.isEmpty()) {
            return;
        }
        renew(lease.multipliedBy(2).dividedBy(3), false);
        // What was locked each time until now is waited for: nothing but the clock may take a lane from a live node.
        renew(lease.dividedBy(2), true);
        owned.values().removeIf(known -> known.validUntil() - System.nanoTime() <= 0);
    }

    private void renew(Duration left, boolean patient) {
        long asked = System.nanoTime();
        for (LaneClaim claim : lanes.renew(node, lease, left, patient)) {
            owned.computeIfPresent(
                    claim.laneId(),
                    (lane, known) ->
                            known.epoch() == claim.epoch() ? new Lease(claim.epoch(), asked + lease.toNanos()) : known);
        }
    }

    /** Whether a call for this lane may start now. */
    boolean valid(LaneClaim claim) {
        Lease known = owned.get(claim.laneId());
        return known != null && known.epoch() == claim.epoch() && known.validUntil() - System.nanoTime() > 0;
    }

    /** The run is over: the lane is given back, or lost. */
    void forget(LaneClaim claim) {
        owned.computeIfPresent(claim.laneId(), (lane, known) -> known.epoch() == claim.epoch() ? null : known);
    }

    /** Gives everything back. */
    void releaseAll() {
        owned.clear();
        lanes.releaseAll(node);
    }

    String node() {
        return node;
    }
}
