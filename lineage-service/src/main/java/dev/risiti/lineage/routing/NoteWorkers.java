package dev.risiti.lineage.routing;

import dev.risiti.lineage.config.LineageConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Decides due notes until there are none, then waits for a nudge or the next poll. Any number of processes may do so at
 * the same time.
 */
@ApplicationScoped
public class NoteWorkers {
    private static final Logger LOG = Logger.getLogger(NoteWorkers.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final NoteDecisions decisions;
    private final LineageConfig config;
    private final Semaphore nudges = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    NoteWorkers(NoteDecisions decisions, LineageConfig config) {
        this.decisions = decisions;
        this.config = config;
    }

    /** There may be due notes: look now instead of at the next poll. */
    public void nudge() {
        nudges.release(config.workers());
    }

    void start(@Observes StartupEvent event) {
        running = true;
        for (int i = 0; i < config.workers(); i++) {
            threads.add(Thread.ofVirtual().name("note-worker-" + i).start(this::work));
        }
    }

    /** A decision that has begun is finished: it takes milliseconds. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        nudge();
        for (Thread thread : threads) {
            if (!thread.join(LONGEST_STOP)) {
                thread.interrupt();
            }
        }
    }

    private void work() {
        while (running) {
            boolean more = decideOne();
            if (!more && running) {
                try {
                    if (nudges.tryAcquire(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                        // One look answers all nudges that came before it.
                        nudges.drainPermits();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** @return whether to look again at once */
    private boolean decideOne() {
        try {
            return decisions.decideNext();
        } catch (UndecidedNote e) {
            LOG.errorf(e, "credit-note undecided note=%d", e.noteId());
            return putOff(e.noteId());
        } catch (RuntimeException e) {
            LOG.errorf(e, "due credit notes cannot be read");
            return false;
        }
    }

    private boolean putOff(long noteId) {
        try {
            decisions.putOff(noteId);
            return true;
        } catch (RuntimeException e) {
            LOG.errorf(e, "credit-note cannot be put off note=%d", noteId);
            return false;
        }
    }
}
