package dev.risiti.sync.lease;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Claims due rows and works on each in a virtual thread of its own, at most so many at a time. Looks again at once
 * after a nudge or while there is more, else less and less often.
 *
 * @param <K> the type of the rows' key
 */
public final class WorkLoop<K> {
    private static final Logger LOG = Logger.getLogger(WorkLoop.class);

    private final String name;
    private final Leases<K> leases;
    private final Consumer<Lease<K>> task;
    private final WorkLoopConfig config;
    private final Semaphore slots;
    private final Semaphore bell = new Semaphore(0);
    private final ExecutorService workers;
    private final Thread looker;
    private final Thread renewer;
    private final Set<Lease<K>> inWork = ConcurrentHashMap.newKeySet();
    private volatile boolean running = true;

    private WorkLoop(String name, WorkLoopConfig config, int concurrency, Leases<K> leases, Consumer<Lease<K>> task) {
        this.name = name;
        this.config = config;
        this.leases = leases;
        this.task = task;
        this.slots = new Semaphore(concurrency);
        this.workers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
        this.looker = Thread.ofVirtual().name(name).unstarted(this::look);
        this.renewer = Thread.ofVirtual().name(name + "-leases").unstarted(this::keepLeases);
    }

    /** @param task works on one row and gives it back; what it throws is logged, and the row is tried again later */
    public static <K> WorkLoop<K> start(String name, WorkLoopConfig config, Leases<K> leases, Consumer<Lease<K>> task) {
        return start(name, config, config.concurrency(), leases, task);
    }

    /** As above, for rows whose work is so heavy that another number of them may be in work at a time. */
    public static <K> WorkLoop<K> start(
            String name, WorkLoopConfig config, int concurrency, Leases<K> leases, Consumer<Lease<K>> task) {
        WorkLoop<K> loop = new WorkLoop<>(name, config, concurrency, leases, task);
        loop.looker.start();
        loop.renewer.start();
        return loop;
    }

    /** Something has become due: look at once. */
    public void nudge() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    /** Claims no more and waits for the rows in work; their leases bring back what does not end in time. */
    public void stop(Duration patience) {
        running = false;
        bell.release();
        looker.interrupt();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("loop=%s stopped=late patience=%s", name, patience);
            }
            renewer.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        long pause = config.minPoll().toMillis();
        while (running) {
            try {
                slots.acquire();
                slots.release();
                int free = slots.availablePermits();
                List<Lease<K>> claimed = leases.claim(Math.max(free, 1), config.lease());
                claimed.forEach(this::submit);
                pause = claimed.isEmpty()
                        ? Math.min(pause * 2, config.maxPoll().toMillis())
                        : config.minPoll().toMillis();
                if (claimed.size() < free && bell.tryAcquire(pause, TimeUnit.MILLISECONDS)) {
                    pause = config.minPoll().toMillis();
                }
            } catch (InterruptedException e) {
                running = false;
            } catch (RuntimeException e) {
                if (running) {
                    LOG.errorf(e, "loop=%s event=claim_failed", name);
                    pause = awaitRecovery();
                }
            }
        }
    }

    /** Rows in work stay this node's; one that could not be renewed is fenced by its epoch. */
    private void keepLeases() {
        try {
            while (true) {
                Thread.sleep(config.lease().dividedBy(3));
                inWork.forEach(this::renew);
            }
        } catch (InterruptedException e) {
            // Stopped: nothing is in work any more.
            Thread.currentThread().interrupt();
        }
    }

    private void renew(Lease<K> lease) {
        try {
            leases.renew(lease, config.lease());
        } catch (RuntimeException e) {
            LOG.warnf("loop=%s key=%s event=renewal_failed reason=\"%s\"", name, lease.key(), e.getMessage());
        }
    }

    private long awaitRecovery() {
        try {
            bell.tryAcquire(config.maxPoll().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            running = false;
        }
        return config.maxPoll().toMillis();
    }

    private void submit(Lease<K> lease) {
        slots.acquireUninterruptibly();
        inWork.add(lease);
        workers.execute(() -> {
            try {
                task.accept(lease);
            } catch (RuntimeException e) {
                LOG.errorf(e, "loop=%s key=%s event=work_failed", name, lease.key());
                giveBack(lease);
            } finally {
                inWork.remove(lease);
                slots.release();
            }
        });
    }

    private void giveBack(Lease<K> lease) {
        try {
            leases.release(lease, config.retryPause());
        } catch (RuntimeException e) {
            // The database is gone as well; the lease runs out by itself.
            LOG.warnf("loop=%s key=%s event=release_failed reason=\"%s\"", name, lease.key(), e.getMessage());
        }
    }
}
