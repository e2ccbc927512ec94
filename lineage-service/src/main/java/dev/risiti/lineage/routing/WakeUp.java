package dev.risiti.lineage.routing;

import dev.risiti.lineage.note.CreditNotes;
import dev.risiti.lineage.note.DecidedSale;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Makes notes due whose original became known. Runs after the commit that made it known, in a transaction of its own: a
 * note that was being decided meanwhile is then seen parked and woken, and no lock on an original is held while waiting
 * for notes. If the process dies in between, the notes' next recheck does the same.
 */
@ApplicationScoped
public class WakeUp {
    private final CreditNotes notes;
    private final NoteWorkers workers;

    WakeUp(CreditNotes notes, NoteWorkers workers) {
        this.notes = notes;
        this.workers = workers;
    }

    public void wake(List<DecidedSale> sales) {
        if (!sales.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> notes.wake(sales));
        }
        workers.nudge();
    }
}
