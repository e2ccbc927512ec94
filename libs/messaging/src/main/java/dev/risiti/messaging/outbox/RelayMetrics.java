package dev.risiti.messaging.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Figures of the outbox; none is tagged by tenant. */
@ApplicationScoped
public class RelayMetrics {

    private final OutboxTable table;
    private final Counter relayed;
    private final Counter fenced;
    private final Counter failed;
    private volatile OutboxBacklog backlog = OutboxBacklog.NONE;

    RelayMetrics(OutboxTable table, MeterRegistry registry) {
        this.table = table;
        this.relayed = Counter.builder("risiti.outbox.relayed")
                .description("Events the broker has acknowledged and the outbox has let go")
                .register(registry);
        this.fenced = Counter.builder("risiti.outbox.fenced")
                .description("Acknowledged events left to the shard's new owner, who sends them again")
                .register(registry);
        this.failed = Counter.builder("risiti.outbox.failed")
                .description("Batches of a shard that the broker did not take as a whole")
                .register(registry);
        Gauge.builder("risiti.outbox.waiting", this, metrics -> metrics.backlog.rows())
                .description("Events that wait for the relay, as of the last look")
                .register(registry);
        Gauge.builder("risiti.outbox.oldest.age", this, metrics -> metrics.backlog.oldestSeconds())
                .description("Age of the oldest event that waits for the relay, as of the last look")
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() throws SQLException {
        backlog = table.backlog();
    }

    void relayed(int events) {
        relayed.increment(events);
    }

    void fenced(int events) {
        fenced.increment(events);
    }

    void failed() {
        failed.increment();
    }
}
