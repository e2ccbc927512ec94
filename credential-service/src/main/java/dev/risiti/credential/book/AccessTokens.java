package dev.risiti.credential.book;

import dev.risiti.contracts.credential.AccessToken;
import dev.risiti.credential.problem.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Live access tokens. Of many callers, in any replica, one asks the provider and the others wait for what it brings; the
 * provider is asked outside any transaction. Must not be called inside one.
 */
@ApplicationScoped
public class AccessTokens {
    private static final Logger LOG = Logger.getLogger(AccessTokens.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final BookTable books;
    private final BookTokenTable table;
    private final QuickBooksTokens quickBooks;
    private final QuickBooksConfig config;
    private final MeterRegistry metrics;
    private final Clock clock;

    AccessTokens(
            BookTable books,
            BookTokenTable table,
            QuickBooksTokens quickBooks,
            QuickBooksConfig config,
            MeterRegistry metrics,
            Clock clock) {
        this.books = books;
        this.table = table;
        this.quickBooks = quickBooks;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @param refresh the provider refused the present one: only a token obtained from now on counts
     * @throws Refusal {@code BOOK_UNKNOWN}, {@code RECONNECT_REQUIRED}, {@code PROVIDER_NOT_SERVED},
     *     {@code PROVIDER_UNREACHABLE}
     */
    public AccessToken live(String bookId, boolean refresh) {
        Instant called = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant giveUp = called.plus(config.waitForOther());
        String owner = UUID.randomUUID().toString();
        while (true) {
            StoredToken token = table.find(bookId).orElseThrow(() -> notConnected(bookId));
            if (!token.connected()) {
                throw reconnect(bookId);
            }
            AccessToken usable = usable(token, refresh ? called : null);
            if (usable != null) {
                return usable;
            }
            if (table.claim(token, owner, config.claim())) {
                refresh(token, owner);
            } else if (clock.instant().isAfter(giveUp)) {
                throw unreachable(bookId, "another refresh of this book is taking too long");
            } else {
                lookAgain(bookId);
            }
        }
    }

    private @Nullable AccessToken usable(StoredToken token, @Nullable Instant notBefore) {
        String access = token.accessToken();
        Instant expires = token.accessExpires();
        Instant obtained = token.obtainedAt();
        if (access == null || expires == null || obtained == null) {
            return null;
        }
        // A token just obtained counts even when its whole life is shorter than the time to refresh ahead.
        Instant now = clock.instant();
        boolean young = obtained.plus(LOOK_AGAIN.multipliedBy(10)).isAfter(now) && expires.isAfter(now);
        boolean live = expires.minus(config.refreshAhead()).isAfter(now) || young;
        boolean recent = notBefore == null || !obtained.isBefore(notBefore);
        return live && recent ? new AccessToken(token.bookId(), access, expires) : null;
    }

    private void refresh(StoredToken token, String owner) {
        String bookId = token.bookId();
        checkProvider(bookId, owner);
        Grant grant = quickBooks.refresh(token.refreshToken());
        metrics.counter(
                        "credential.token.refreshes",
                        "outcome",
                        grant.getClass().getSimpleName())
                .increment();
        switch (grant) {
            case Grant.Renewed renewed -> {
                boolean stored = table.renew(token, renewed, clock.instant().truncatedTo(ChronoUnit.MICROS));
                LOG.infof("event=token_refreshed book=%s stored=%s", bookId, stored);
            }
            case Grant.Ended() -> {
                boolean stored = table.disconnect(token);
                LOG.warnf("event=book_disconnected book=%s stored=%s", bookId, stored);
            }
            case Grant.Failed(var words) -> {
                table.release(bookId, owner);
                LOG.warnf("event=token_refresh_failed book=%s words=\"%s\"", bookId, words);
                throw unreachable(bookId, words);
            }
        }
    }

    private void checkProvider(String bookId, String owner) {
        String provider =
                books.find(bookId).orElseThrow(() -> notConnected(bookId)).provider();
        if (!provider.equals(QuickBooksTokens.PROVIDER)) {
            table.release(bookId, owner);
            throw Refusal.conflict(
                    "PROVIDER_NOT_SERVED", "provider", provider, "Tokens of this provider cannot be refreshed here.");
        }
    }

    private static void lookAgain(String bookId) {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(bookId, "interrupted");
        }
    }

    private static Refusal notConnected(String bookId) {
        return Refusal.unknown(
                "BOOK_UNKNOWN", "bookId", bookId, "No connected book has this id; connect it with POST /books.");
    }

    private static Refusal reconnect(String bookId) {
        return Refusal.conflict(
                "RECONNECT_REQUIRED",
                "bookId",
                bookId,
                "The accounting tool ended the connection; a person must connect this book again.");
    }

    private static Refusal unreachable(String bookId, String words) {
        return Refusal.unavailable(
                "PROVIDER_UNREACHABLE",
                "bookId",
                bookId,
                "The accounting tool gave no token: " + words + "; try again.");
    }
}
