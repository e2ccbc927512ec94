package dev.risiti.submission.engine;

import dev.risiti.submission.SubmissionConfig;
import dev.risiti.submission.document.Wakeups;
import dev.risiti.submission.lane.LaneClaim;
import dev.risiti.submission.storage.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Claims due lanes, each for a bounded run on a virtual thread. Never claims more than it has free call slots, so a slow
 * lane holds its own slot and nothing else waits in this process.
 */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Leases leases;
    private final LaneRun run;
    private final Wakeups wakeups;
    private final Database database;
    private final SubmissionConfig config;
    private final Semaphore slots;
    private final Semaphore nudges = new Semaphore(0);
    private final AtomicBoolean running = new AtomicBoolean();
    private @Nullable Thread claimer;
    private @Nullable Thread housekeeper;

    Dispatcher(Leases leases, LaneRun run, Wakeups wakeups, Database database, SubmissionConfig config) {
        this.leases = leases;
        this.run = run;
        this.wakeups = wakeups;
        this.database = database;
        this.config = config;
        this.slots = new Semaphore(config.callSlots());
    }

    void start(@Observes StartupEvent event) {
        running.set(true);
        claimer = Thread.ofVirtual().name("lane-claimer").start(this::claimLoop);
        housekeeper = Thread.ofVirtual().name("lane-housekeeper").start(this::houseLoop);
        LOG.infof("node=%s slots=%d state=DISPATCHING", leases.node(), config.callSlots());
    }

    /** Stops claiming, lets open calls end, gives the lanes back. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running.set(false);
        interrupt(claimer);
        boolean drained = slots.tryAcquire(config.callSlots(), DRAIN.toMillis(), TimeUnit.MILLISECONDS);
        interrupt(housekeeper);
        if (drained) {
            leases.releaseAll();
        }
        // Otherwise calls are still open: their lanes stay leased, and whoever claims them next asks first.
        LOG.infof("node=%s drained=%s state=STOPPED", leases.node(), drained);
    }

    /** Something may be due: look now. */
    public void nudge() {
        if (nudges.availablePermits() == 0) {
            nudges.release();
        }
    }

    private void claimLoop() {
        Duration pause = config.pollMin();
        while (running.get()) {
            try {
                pause = claimOnce() > 0 ? config.pollMin() : longer(pause);
                if (nudges.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    nudges.drainPermits();
                    pause = config.pollMin();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.errorf(e, "node=%s state=CLAIM_FAILED", leases.node());
                pause = config.pollMax();
            }
        }
    }

    private int claimOnce() throws InterruptedException {
        slots.acquire();
        int free = 1 + slots.drainPermits();
        List<LaneClaim> claims;
        try {
            claims = leases.claim(free);
        } catch (RuntimeException e) {
            slots.release(free);
            throw e;
        }
        slots.release(free - claims.size());
        for (LaneClaim claim : claims) {
            Thread.ofVirtual().name("lane-" + claim.laneId()).start(() -> {
                try {
                    run.run(claim);
                } finally {
                    slots.release();
                    // What the run did may have made other lanes due.
                    nudge();
                }
            });
        }
        return claims.size();
    }

    private void houseLoop() {
        while (running.get() || slots.availablePermits() < config.callSlots()) {
            try {
                Thread.sleep(config.housekeeping());
                leases.renew();
                database.transaction(() -> {
                    wakeups.timePassed();
                    return true;
                });
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.errorf(e, "node=%s state=HOUSEKEEPING_FAILED", leases.node());
            }
        }
    }

    private Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(config.pollMax()) > 0 ? config.pollMax() : doubled;
    }

    private static void interrupt(@Nullable Thread thread) {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
