package dev.risiti.submission.partition;

import dev.risiti.submission.SubmissionConfig;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Looks after the partitions: before the first lane runs, and regularly. */
@ApplicationScoped
class PartitionKeeper {
    private static final Logger LOG = Logger.getLogger(PartitionKeeper.class);

    private final MonthlyPartitions partitions;
    private final SubmissionConfig.Retention retention;

    PartitionKeeper(MonthlyPartitions partitions, SubmissionConfig config) {
        this.partitions = partitions;
        this.retention = config.retention();
    }

    void start(@Observes @Priority(1) StartupEvent event) {
        keep();
    }

    /** More often than a month needs: what could not have its locks is tried again. */
    @Scheduled(every = "1h", delayed = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void keep() {
        keep(MonthlyTable.ATTEMPT_HISTORY, retention.attempts());
        keep(MonthlyTable.DOCUMENT_PAYLOAD, retention.payloads());
    }

    private void keep(MonthlyTable table, Duration kept) {
        try {
            partitions.make(table).forEach(name -> LOG.infof("partition=%s state=MADE", name));
            partitions.drop(table, kept).forEach(name -> LOG.infof("partition=%s state=DROPPED kept=%s", name, kept));
        } catch (RuntimeException e) {
            // Nothing is lost: the default partition takes what has no other, and an old month stays a little longer.
            LOG.warnf(e, "table=%s state=PARTITIONS_NOT_KEPT", table.table());
        }
    }
}
