package dev.risiti.submission.engine;

import dev.risiti.submission.SubmissionConfig;
import dev.risiti.submission.lane.LaneClaim;
import dev.risiti.submission.lane.LaneTable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
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
 * Claims due lanes, each for a bounded run on a virtual thread. Never claims more than it has free call slots, and slow
 * lanes only into their own share of them: however many of those there are, the others find slots.
 */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Leases leases;
    private final LaneRun run;
    private final LaneTable lanes;
    private final Signals signals;
    private final Doors doors;
    private final SubmissionConfig config;
    private final Semaphore slots;
    private final Semaphore slowSlots;
    private final Semaphore nudges = new Semaphore(0);
    private final AtomicBoolean running = new AtomicBoolean();
    private final Timer claimTime;
    private @Nullable Thread claimer;
    private @Nullable Thread housekeeper;

    Dispatcher(
            Leases leases,
            LaneRun run,
            LaneTable lanes,
            Signals signals,
            Doors doors,
            SubmissionConfig config,
            MeterRegistry meters) {
        this.leases = leases;
        this.run = run;
        this.lanes = lanes;
        this.signals = signals;
        this.doors = doors;
        this.config = config;
        this.slots = new Semaphore(config.callSlots());
        this.slowSlots = new Semaphore(Math.max(1, config.callSlots() * config.slowShare() / 100));
        this.claimTime =
                Timer.builder("risiti.lanes.claim").publishPercentileHistogram().register(meters);
    }

    void start(@Observes StartupEvent event) {
        running.set(true);
        // A platform thread, as the committers: short statements, one after another.
        claimer = Thread.ofPlatform().daemon().name("lane-claimer").start(this::claimLoop);
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
                boolean carried = signals.drain();
                long begin = System.nanoTime();
                pause = claimOnce() || carried ? config.pollMin() : longer(pause);
                if (nudges.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    // Under load there is always a nudge: a round takes what came in a while, not each lane by itself.
                    long rest = config.pollMin().toNanos() - (System.nanoTime() - begin);
                    TimeUnit.NANOSECONDS.sleep(rest);
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

    private boolean claimOnce() throws InterruptedException {
        slots.acquire();
        int free = 1 + slots.drainPermits();
        int freeSlow = slowSlots.drainPermits();
        List<LaneClaim> claims = List.of();
        try {
            long begin = System.nanoTime();
            claims = leases.claim(free, freeSlow);
            claimTime.record(Duration.ofNanos(System.nanoTime() - begin));
            doors.backlog(claims.size() >= free);
            return !claims.isEmpty();
        } finally {
            slowSlots.release(
                    freeSlow - (int) claims.stream().filter(LaneClaim::slow).count());
            slots.release(free - claims.size());
            claims.forEach(this::start);
        }
    }

    private void start(LaneClaim claim) {
        Thread.ofVirtual().name("lane-" + claim.laneId()).start(() -> {
            try {
                run.run(claim);
            } finally {
                if (claim.slow()) {
                    slowSlots.release();
                }
                slots.release();
                // What the run did may have made other lanes due.
                nudge();
            }
        });
    }

    private void houseLoop() {
        while (running.get() || slots.availablePermits() < config.callSlots()) {
            try {
                Thread.sleep(config.housekeeping());
                leases.renew();
                boolean more = lanes.recover() > 0;
                more |= signals.timePassed();
                if (more) {
                    nudge();
                }
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
