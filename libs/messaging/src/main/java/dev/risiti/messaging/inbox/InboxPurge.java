package dev.risiti.messaging.inbox;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Keeps the inbox from growing for ever. Any number of replicas may purge at the same time. */
@ApplicationScoped
public class InboxPurge {

    private static final Logger LOG = Logger.getLogger(InboxPurge.class);
    /** Small enough that one delete holds its locks for a moment only. */
    private static final int BATCH = 5_000;

    private final Inbox inbox;
    private final InboxConfig config;

    InboxPurge(Inbox inbox, InboxConfig config) {
        this.inbox = inbox;
        this.config = config;
    }

    @Scheduled(
            every = "${risiti.inbox.purge-every:1h}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void purge() {
        long total = 0;
        int forgotten;
        do {
            forgotten = inbox.forget(config.retention(), BATCH);
            total += forgotten;
        } while (forgotten == BATCH);
        if (total > 0) {
            LOG.infof("inbox purged events=%d retention=%s", total, config.retention());
        }
    }
}
