package dev.risiti.sync.lane;

import dev.risiti.contracts.books.Book;
import dev.risiti.credential.client.CredentialClient;
import dev.risiti.credential.client.CredentialsUnavailable;
import dev.risiti.sync.lease.Lease;
import dev.risiti.sync.lease.WorkLoop;
import dev.risiti.sync.lease.WorkLoopConfig;
import dev.risiti.sync.quickbooks.BooksCallException;
import dev.risiti.sync.quickbooks.QuickBooks;
import dev.risiti.sync.quickbooks.QuickBooksConfig;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the books that have work. A run is bounded, belongs to one book and holds nothing that another book waits for:
 * a throttled or silent company costs the others nothing.
 */
@ApplicationScoped
public class BookWorker {
    private static final Logger LOG = Logger.getLogger(BookWorker.class);

    private final BookLanes lanes;
    private final List<LaneWork> kinds;
    private final QuickBooks quickBooks;
    private final QuickBooksConfig quickBooksConfig;
    private final CredentialClient credentials;
    private final BookWorkConfig config;
    private final WorkLoopConfig work;
    private volatile @Nullable WorkLoop<String> loop;

    BookWorker(
            BookLanes lanes,
            @All List<LaneWork> kinds,
            QuickBooks quickBooks,
            QuickBooksConfig quickBooksConfig,
            CredentialClient credentials,
            BookWorkConfig config,
            WorkLoopConfig work) {
        this.lanes = lanes;
        this.kinds = kinds;
        this.quickBooks = quickBooks;
        this.quickBooksConfig = quickBooksConfig;
        this.credentials = credentials;
        this.config = config;
        this.work = work;
    }

    void start(@Observes StartupEvent started) {
        loop = WorkLoop.start("books", work, lanes.leases(), this::run);
    }

    void stop(@Observes ShutdownEvent stopping) {
        WorkLoop<String> running = loop;
        if (running != null) {
            running.stop(work.stopPatience());
        }
    }

    /** A book was woken and the transaction is committed. */
    public void nudge() {
        WorkLoop<String> running = loop;
        if (running != null) {
            running.nudge();
        }
    }

    private void run(Lease<String> lease) {
        Book book;
        try {
            book = credentials.book(lease.key());
        } catch (CredentialsUnavailable e) {
            LOG.warnf("event=book_waits book=%s reason=\"%s\"", lease.key(), e.getMessage());
            lanes.pause(lease, e.temporary() ? config.unavailablePause() : config.disconnectedPause());
            return;
        }
        CompanyCalls calls = new CompanyCalls(quickBooks, book, lanes.budget(lease));
        try {
            work(calls, lease);
        } catch (BooksCallException e) {
            pause(lease, e);
            return;
        }
        lanes.settle(lease, calls.left());
    }

    private void work(CompanyCalls calls, Lease<String> lease) throws BooksCallException {
        boolean worked = true;
        for (int i = 0; worked && i < config.piecesPerRun(); i++) {
            worked = false;
            for (LaneWork kind : kinds) {
                // Under a lost lease nothing could be written, so nothing is asked for either.
                if (calls.left() <= 0 || !lanes.leases().renew(lease, work.lease())) {
                    return;
                }
                worked |= kind.doNext(calls, lease);
            }
        }
    }

    private void pause(Lease<String> lease, BooksCallException failure) {
        var pause = switch (failure.kind()) {
            case THROTTLED -> quickBooksConfig.throttlePause();
            case DISCONNECTED -> config.disconnectedPause();
            case UNAVAILABLE, REFUSED, GONE -> config.unavailablePause();
        };
        LOG.warnf(
                "event=book_paused book=%s kind=%s pause=%s reason=\"%s\"",
                lease.key(), failure.kind(), pause, failure.getMessage());
        lanes.pause(lease, pause);
    }
}
