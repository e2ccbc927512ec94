package dev.risiti.simulator.books;

import dev.risiti.simulator.books.company.Books;
import dev.risiti.simulator.books.journal.Journal;
import dev.risiti.simulator.books.oauth.Tokens;
import dev.risiti.simulator.books.webhook.Webhooks;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Rebuilds the state from the journal before the first request, then starts delivering webhooks. */
@ApplicationScoped
public class SimulatorLifecycle {
    private final Journal journal;
    private final Books books;
    private final Tokens tokens;
    private final Webhooks webhooks;

    public SimulatorLifecycle(Journal journal, Books books, Tokens tokens, Webhooks webhooks) {
        this.journal = journal;
        this.books = books;
        this.tokens = tokens;
        this.webhooks = webhooks;
    }

    void onStart(@Observes StartupEvent event) {
        start();
    }

    /** Replays, then delivers. */
    public void start() {
        journal.replay((kind, fact) -> {
            books.restore(kind, fact, webhooks::restoreEvents);
            tokens.restore(kind, fact);
            webhooks.restore(kind, fact);
        });
        webhooks.start();
    }
}
