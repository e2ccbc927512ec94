package dev.risiti.credential.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.risiti.credential.client.CredentialsUnavailable.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CopyCacheTest {
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration STALE = Duration.ofHours(4);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final MovingClock clock = new MovingClock();
    private final AtomicInteger loads = new AtomicInteger();
    private final CopyCache<String> cache = new CopyCache<>(clock, PAUSE, STALE, new Lifetime<>() {
        @Override
        public Instant freshUntil(String value, Instant loadedAt) {
            return loadedAt.plus(FRESH);
        }

        @Override
        public Instant usableUntil(String value, Instant loadedAt) {
            return loadedAt.plus(STALE);
        }
    });

    private Supplier<String> gives(String value) {
        return () -> {
            loads.incrementAndGet();
            return value;
        };
    }

    private Supplier<String> fails(Why why) {
        return () -> {
            loads.incrementAndGet();
            throw new CredentialsUnavailable(why, why.name(), "device 1: test", null);
        };
    }

    @Test
    void asksAgainOnlyWhenTheCopyIsNoLongerFresh() {
        cache.get("1", gives("a"));

        assertThat(cache.get("1", gives("b"))).isEqualTo("a");
        clock.advance(FRESH);
        assertThat(cache.get("1", gives("b"))).isEqualTo("b");
    }

    @Test
    void usesTheOldCopyForFourHoursWhileNobodyAnswers() {
        cache.get("1", gives("a"));

        clock.advance(STALE.minusSeconds(1));
        assertThat(cache.get("1", fails(Why.UNREACHABLE))).isEqualTo("a");
        clock.advance(PAUSE);
        assertThatThrownBy(() -> cache.get("1", fails(Why.UNREACHABLE))).isInstanceOf(CredentialsUnavailable.class);
    }

    @Test
    void doesNotAskAgainWithinThePauseAfterAFailure() {
        cache.get("1", gives("a"));
        clock.advance(FRESH);
        cache.get("1", fails(Why.UNREACHABLE));

        cache.get("1", fails(Why.UNREACHABLE));
        assertThat(loads).hasValue(2);
        clock.advance(PAUSE);
        assertThat(cache.get("1", gives("b"))).isEqualTo("b");
    }

    @Test
    void aDefiniteNoDropsTheCopy() {
        cache.get("1", gives("a"));
        clock.advance(FRESH);
        assertThatThrownBy(() -> cache.get("1", fails(Why.UNKNOWN))).isInstanceOf(CredentialsUnavailable.class);

        assertThatThrownBy(() -> cache.get("1", fails(Why.UNREACHABLE))).isInstanceOf(CredentialsUnavailable.class);
    }

    @Test
    void anInvalidatedCopyIsNotUsedEvenInAnOutage() {
        cache.get("1", gives("a"));

        cache.invalidate("1");
        assertThatThrownBy(() -> cache.get("1", fails(Why.UNREACHABLE))).isInstanceOf(CredentialsUnavailable.class);
    }

    @Test
    void reloadingNeverReturnsTheOldCopy() {
        cache.get("1", gives("a"));

        assertThatThrownBy(() -> cache.reload("1", fails(Why.UNREACHABLE))).isInstanceOf(CredentialsUnavailable.class);
    }

    @Test
    void manyCallersOfOneKeyCauseOneLoad() throws Exception {
        CountDownLatch callersReady = new CountDownLatch(20);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Supplier<String> slow = () -> {
                loads.incrementAndGet();
                try {
                    callersReady.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return "a";
            };
            var answers = java.util.stream.IntStream.range(0, 20)
                    .mapToObj(i -> callers.submit(() -> {
                        callersReady.countDown();
                        return cache.get("1", slow);
                    }))
                    .toList();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("a");
            }
        }
        assertThat(loads).hasValue(1);
    }
}
