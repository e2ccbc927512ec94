package dev.risiti.oscu.http;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The token of one gateway app, shared by all calls. It is replaced before it ends, while calls go on with the old one;
 * however many calls want a new one, one request is under way at a time and all wait for that.
 */
final class AccessTokens {
    private final Supplier<Grant> endpoint;
    private final LongSupplier nanoTime;
    private final Duration refreshAhead;

    private @Nullable Held held;
    private @Nullable CompletableFuture<Grant> underWay;

    private record Held(Grant.Token token, long staleAt, long endsAt) {}

    /**
     * A store without a token yet.
     *
     * @param endpoint asks for a token; blocks for a bounded time and does not throw
     * @param nanoTime a clock of nanoseconds with any origin
     * @param refreshAhead how long before its end a token is replaced; at most half its life
     */
    AccessTokens(Supplier<Grant> endpoint, LongSupplier nanoTime, Duration refreshAhead) {
        this.endpoint = endpoint;
        this.nanoTime = nanoTime;
        this.refreshAhead = refreshAhead;
    }

    /** A token to use now, or why there is none by the deadline. */
    Grant token(Deadline deadline) {
        CompletableFuture<Grant> request;
        synchronized (this) {
            long now = nanoTime.getAsLong();
            var current = held;
            if (current != null && now - current.endsAt() < 0) {
                if (now - current.staleAt() >= 0) {
                    keepOneUnderWay(now);
                }
                return current.token();
            }
            keepOneUnderWay(now);
            request = Objects.requireNonNull(underWay);
        }
        return await(request, deadline);
    }

    /** The gateway turned this token away: nobody uses it again. */
    synchronized void reject(Grant.Token token) {
        var current = held;
        if (current != null && current.token().value().equals(token.value())) {
            held = null;
        }
    }

    private void keepOneUnderWay(long now) {
        if (underWay == null) {
            var started = new CompletableFuture<Grant>();
            underWay = started;
            Thread.ofVirtual().name("kra-gateway-token").start(() -> fetch(started, now));
        }
    }

    private void fetch(CompletableFuture<Grant> result, long askedAt) {
        try {
            var grant = endpoint.get();
            take(grant, askedAt);
            result.complete(grant);
        } catch (RuntimeException unforeseen) {
            take(null, askedAt);
            result.completeExceptionally(unforeseen);
        }
    }

    private synchronized void take(@Nullable Grant grant, long askedAt) {
        underWay = null;
        if (grant instanceof Grant.Token token) {
            long life = token.life().toNanos();
            long ahead = Math.min(refreshAhead.toNanos(), life / 2);
            held = new Held(token, askedAt + life - ahead, askedAt + life);
        }
    }

    private static Grant await(CompletableFuture<Grant> request, Deadline deadline) {
        try {
            return request.get(deadline.leftNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return new Grant.Unavailable("no token within " + deadline.total());
        } catch (ExecutionException failed) {
            throw new IllegalStateException("asking for a token failed in an unforeseen way", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Grant.Unavailable("interrupted while waiting for a token");
        }
    }
}
