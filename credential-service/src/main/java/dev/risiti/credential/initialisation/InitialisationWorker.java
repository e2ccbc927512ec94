package dev.risiti.credential.initialisation;

import dev.risiti.oscu.OscuClient;
import dev.risiti.oscu.call.OscuCall;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks for due initialisations and runs each on a virtual thread; one that hangs holds its own slot only. */
@ApplicationScoped
class InitialisationWorker {
    private static final Logger LOG = Logger.getLogger(InitialisationWorker.class);

    private final InitialisationTable table;
    private final InitialisationConfig config;
    private final Initialisation initialisation;
    private final String owner = UUID.randomUUID().toString();
    private final Semaphore slots;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    InitialisationWorker(
            InitialisationTable table, InitialisationConfig config, Initialisation initialisation, OscuClient kra) {
        Duration deadline = kra.deadline(OscuCall.SELECT_INIT_OSDC_INFO);
        if (config.lease().compareTo(deadline) <= 0) {
            throw new IllegalStateException(
                    "risiti.initialisation.lease=%s must be longer than the call's deadline of %s"
                            .formatted(config.lease(), deadline));
        }
        this.table = table;
        this.config = config;
        this.initialisation = initialisation;
        this.slots = new Semaphore(config.concurrency());
    }

    @Scheduled(every = "${risiti.initialisation.poll-interval:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void claimDue() {
        int free = slots.availablePermits();
        if (stopping || free == 0) {
            return;
        }
        for (Claim claim : table.claim(owner, config.lease(), free)) {
            slots.acquireUninterruptibly();
            calls.execute(() -> run(claim));
        }
    }

    private void run(Claim claim) {
        try {
            initialisation.goOn(claim);
        } catch (RuntimeException e) {
            // The row stays as it was committed last; the next claim goes on from there when the lease has ended.
            LOG.errorf(e, "event=initialisation_interrupted device=%s state=%s", claim.deviceId(), claim.state());
        } finally {
            slots.release();
        }
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopping = true;
        calls.shutdown();
        if (!calls.awaitTermination(config.stopTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warnf(
                    "event=stopped_with_open_initialisations open=%d", config.concurrency() - slots.availablePermits());
        }
    }
}
