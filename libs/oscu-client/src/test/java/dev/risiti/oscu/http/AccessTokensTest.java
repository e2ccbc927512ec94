package dev.risiti.oscu.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final Grant.Token FIRST = new Grant.Token("first", Duration.ofHours(1));
    private static final Grant.Token SECOND = new Grant.Token("second", Duration.ofHours(1));
    private static final Grant NONE = new Grant.Unavailable("no token today");

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Deque<Grant> grants = new ArrayDeque<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AccessTokens tokens = new AccessTokens(this::next, now::get, Duration.ofMinutes(5));

    private synchronized Grant next() {
        requests.incrementAndGet();
        return grants.isEmpty() ? NONE : grants.pop();
    }

    private synchronized void given(Grant... nextGrants) {
        grants.addAll(List.of(nextGrants));
    }

    private Grant token() {
        return tokens.token(Deadline.in(Duration.ofSeconds(10)));
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void oneTokenServesUntilItIsAlmostOver() {
        given(FIRST, SECOND);

        assertThat(token()).isEqualTo(FIRST);
        pass(Duration.ofMinutes(54));
        assertThat(token()).isEqualTo(FIRST);
        assertThat(requests).hasValue(1);
    }

    @Test
    void isReplacedAheadOfItsEndWhileCallsGoOnWithIt() {
        given(FIRST, SECOND);
        assertThat(token()).isEqualTo(FIRST);

        pass(Duration.ofMinutes(56));

        assertThat(token()).isEqualTo(FIRST);
        await().untilAsserted(() -> assertThat(token()).isEqualTo(SECOND));
        assertThat(requests).hasValue(2);
    }

    @Test
    void servesToItsEndWhenItCannotBeReplaced() {
        given(FIRST);
        assertThat(token()).isEqualTo(FIRST);

        pass(Duration.ofMinutes(59));
        assertThat(token()).isEqualTo(FIRST);
        await().untilAtomic(requests, count -> assertThat(count).isEqualTo(2));

        pass(Duration.ofMinutes(2));
        assertThat(token()).isEqualTo(NONE);
    }

    @Test
    void aRejectedTokenIsNeverUsedAgainAndAnOldRejectionSparesTheNewOne() {
        given(FIRST, SECOND);
        token();

        tokens.reject(FIRST);

        assertThat(token()).isEqualTo(SECOND);
        tokens.reject(FIRST);
        assertThat(token()).isEqualTo(SECOND);
        assertThat(requests).hasValue(2);
    }

    @Test
    void manyCallsWaitForOneRequest() throws Exception {
        var answered = new CountDownLatch(1);
        var slow = new AccessTokens(
                () -> {
                    requests.incrementAndGet();
                    awaitQuietly(answered);
                    return FIRST;
                },
                now::get,
                Duration.ZERO);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new ArrayList<Future<Grant>>();
            for (int i = 0; i < 50; i++) {
                waiting.add(threads.submit(() -> slow.token(Deadline.in(Duration.ofSeconds(10)))));
            }
            await().untilAtomic(requests, count -> assertThat(count).isEqualTo(1));
            answered.countDown();

            for (var call : waiting) {
                assertThat(call.get()).isEqualTo(FIRST);
            }
        }
        assertThat(requests).hasValue(1);
    }

    @Test
    void aCallWaitsNoLongerThanItsDeadline() {
        var never = new CountDownLatch(1);
        var silent = new AccessTokens(
                () -> {
                    awaitQuietly(never);
                    return FIRST;
                },
                now::get,
                Duration.ZERO);

        assertThat(silent.token(Deadline.in(Duration.ofMillis(50)))).isInstanceOf(Grant.Unavailable.class);
        never.countDown();
    }

    @Test
    void aTokenIsNeverShown() {
        assertThat(FIRST.toString()).doesNotContain("first");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
