package dev.risiti.lineage.note;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** How many notes wait for a decision, and how late the latest decision is; read now and then, not by each scrape. */
@ApplicationScoped
public class NoteGauges {
    private final CreditNotes notes;
    private volatile Backlog backlog = new Backlog(0, 0);

    NoteGauges(CreditNotes notes, MeterRegistry metrics) {
        this.notes = notes;
        metrics.gauge("risiti.lineage.notes.undecided", this, gauges -> gauges.backlog.notes());
        metrics.gauge("risiti.lineage.notes.overdue.seconds", this, gauges -> gauges.backlog.overdueSeconds());
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void read() {
        backlog = notes.backlog();
    }
}
