package dev.risiti.submission.engine;

import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.submission.SubmissionConfig;
import dev.risiti.submission.core.LaneEvent;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.lane.FencedException;
import dev.risiti.submission.storage.Database;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;

/**
 * Commits the turns of lanes together: a committer takes what has come in while the last transaction ran. Nobody waits
 * for company, so a lone turn commits at once, and under load a commit carries as many lanes as there are. Turns that
 * begin and turns that bring a reply go apart: each needs statements that the other does not, and a document that is to
 * be sent does not wait for what becomes of others.
 */
@ApplicationScoped
class GroupCommit {
    private static final Logger LOG = Logger.getLogger(GroupCommit.class);

    private final Database database;
    private final Transitions transitions;
    private final int committers;
    private final int most;
    private final BlockingQueue<Waiting> beginning = new LinkedBlockingQueue<>();
    private final BlockingQueue<Waiting> goingOn = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final DistributionSummary lanesPerCommit;
    private final Timer commitTime;

    GroupCommit(Database database, Transitions transitions, SubmissionConfig config, MeterRegistry meters) {
        this.database = database;
        this.transitions = transitions;
        this.committers = config.committers();
        this.most = config.lanesPerCommit();
        this.lanesPerCommit = meters.summary("risiti.commit.lanes");
        this.commitTime = meters.timer("risiti.commit");
    }

    private record Waiting(Turn turn, CompletableFuture<LaneStep> step) {}

    void start(@Observes @jakarta.annotation.Priority(1) StartupEvent event) {
        for (int i = 0; i < committers; i++) {
            start("looks-" + i, beginning);
            start("replies-" + i, goingOn);
        }
    }

    /** A platform thread: short statements, one after another, would each park a virtual one and wake two others. */
    private void start(String name, BlockingQueue<Waiting> queue) {
        threads.add(Thread.ofPlatform().daemon().name(name).start(() -> commitLoop(queue)));
    }

    void stop(@Observes @jakarta.annotation.Priority(Integer.MAX_VALUE) ShutdownEvent event) {
        threads.forEach(Thread::interrupt);
    }

    /**
     * Writes a turn down and says what the lane does next.
     *
     * @throws FencedException when the claim is no longer the newest: nothing was written
     * @throws RuntimeException when it could not be written, alone
     */
    LaneStep commit(Turn turn) {
        Waiting waiting = new Waiting(turn, new CompletableFuture<>());
        queue(turn.event()).add(waiting);
        try {
            return waiting.step().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private BlockingQueue<Waiting> queue(LaneEvent event) {
        return switch (event) {
            case LaneEvent.Look look -> beginning;
            case LaneEvent.Replied replied -> goingOn;
            case LaneEvent.Answered answered -> goingOn;
        };
    }

    private void commitLoop(BlockingQueue<Waiting> queue) {
        List<Waiting> batch = new ArrayList<>();
        while (!Thread.currentThread().isInterrupted()) {
            batch.clear();
            try {
                batch.add(queue.take());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            queue.drainTo(batch, most - 1);
            commitAll(batch);
        }
    }

    private void commitAll(List<Waiting> batch) {
        try {
            long begin = System.nanoTime();
            Transitions.Committed committed = database.transaction(
                    () -> transitions.carry(batch.stream().map(Waiting::turn).toList()));
            commitTime.record(Duration.ofNanos(System.nanoTime() - begin));
            lanesPerCommit.record(batch.size());
            committed.published().forEach(GroupCommit::log);
            for (Waiting waiting : batch) {
                LaneStep step = committed.steps().get(waiting.turn().claim());
                if (step == null) {
                    waiting.step()
                            .completeExceptionally(
                                    new FencedException(waiting.turn().claim()));
                } else {
                    waiting.step().complete(step);
                }
            }
        } catch (RuntimeException e) {
            if (batch.size() == 1) {
                batch.getFirst().step().completeExceptionally(e);
            } else {
                // One of them may be the cause: each alone, so that it fails alone.
                LOG.warnf("lanes=%d state=COMMITTED_ONE_BY_ONE cause=%s", batch.size(), e.getMessage());
                List.copyOf(batch).forEach(waiting -> commitAll(List.of(waiting)));
            }
        }
    }

    private static void log(Effect.Publish publish) {
        if (publish.event() instanceof DocumentResult result) {
            LOG.infof(
                    "kind=%s source=%s id=%s revision=%d device=%s state=%s reason=%s",
                    result.kind(),
                    result.source(),
                    result.sourceDocumentId(),
                    result.revision(),
                    result.issuingDeviceId(),
                    result.state(),
                    result.reason() == null ? "-" : result.reason().code());
        }
    }
}
