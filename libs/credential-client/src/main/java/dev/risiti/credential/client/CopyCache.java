package dev.risiti.credential.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.risiti.credential.client.CredentialsUnavailable.Why;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Copies of what credential-service gave, one load at a time for each key. A copy past its freshness is used on only
 * while credential-service does not answer; a definite no drops it.
 */
final class CopyCache<V> {
    private static final Logger LOG = Logger.getLogger(CopyCache.class);
    private static final long MOST_KEYS = 100_000;

    private final Clock clock;
    private final Duration retryPause;
    private final Lifetime<V> lifetime;
    private final Cache<String, Slot<V>> slots;

    /** @param unusedFor how long a key nobody asks for is kept */
    CopyCache(Clock clock, Duration retryPause, Duration unusedFor, Lifetime<V> lifetime) {
        this.clock = clock;
        this.retryPause = retryPause;
        this.lifetime = lifetime;
        this.slots = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(unusedFor)
                .build();
    }

    /** @throws CredentialsUnavailable when it cannot be loaded and no usable copy is left */
    V get(String key, Supplier<V> load) {
        Slot<V> slot = slot(key);
        Copy<V> copy = slot.copy;
        if (copy != null && clock.instant().isBefore(copy.freshUntil)) {
            return copy.value;
        }
        slot.lock.lock();
        try {
            return freshOrStale(key, slot, load);
        } finally {
            slot.lock.unlock();
        }
    }

    /** A value loaded after this call began; never a stale copy. */
    V reload(String key, Supplier<V> load) {
        Instant called = clock.instant();
        Slot<V> slot = slot(key);
        slot.lock.lock();
        try {
            Copy<V> copy = slot.copy;
            return copy != null && copy.loadedAt.isAfter(called) ? copy.value : load(slot, load);
        } finally {
            slot.lock.unlock();
        }
    }

    /** The copy at hand, whatever its age; nothing is loaded. */
    Optional<V> copy(String key) {
        return Optional.ofNullable(slots.getIfPresent(key))
                .map(slot -> slot.copy)
                .map(copy -> copy.value);
    }

    /** The next caller loads anew; a load already under way does not bring the old value back. */
    void invalidate(String key) {
        slots.invalidate(key);
    }

    private V freshOrStale(String key, Slot<V> slot, Supplier<V> load) {
        Instant now = clock.instant();
        Copy<V> copy = slot.copy;
        if (copy != null && now.isBefore(copy.freshUntil)) {
            return copy.value;
        }
        boolean usable = copy != null && now.isBefore(copy.usableUntil);
        CredentialsUnavailable recent = slot.failure;
        if (recent != null && now.isBefore(slot.retryAt)) {
            if (copy != null && usable) {
                return copy.value;
            }
            throw recent;
        }
        try {
            return load(slot, load);
        } catch (CredentialsUnavailable e) {
            if (copy == null || !usable || e.why() != Why.UNREACHABLE) {
                throw e;
            }
            LOG.warnf("event=stale_copy_used key=%s loadedAt=%s reason=\"%s\"", key, copy.loadedAt, e.getMessage());
            return copy.value;
        }
    }

    private V load(Slot<V> slot, Supplier<V> load) {
        try {
            V value = load.get();
            Instant now = clock.instant();
            slot.copy = new Copy<>(value, now, lifetime.freshUntil(value, now), lifetime.usableUntil(value, now));
            slot.failure = null;
            return value;
        } catch (CredentialsUnavailable e) {
            if (e.why() == Why.UNREACHABLE) {
                slot.failure = e;
                slot.retryAt = clock.instant().plus(retryPause);
            } else {
                slot.copy = null;
                slot.failure = null;
            }
            throw e;
        }
    }

    private Slot<V> slot(String key) {
        return slots.get(key, unseen -> new Slot<>());
    }

    private record Copy<V>(V value, Instant loadedAt, Instant freshUntil, Instant usableUntil) {}

    /** One key. Only {@code copy} is read without the lock. */
    private static final class Slot<V> {
        private final ReentrantLock lock = new ReentrantLock();
        private volatile @Nullable Copy<V> copy;
        private @Nullable CredentialsUnavailable failure;
        private Instant retryAt = Instant.MIN;
    }
}
