package dev.risiti.simulator.books.webhook;

import dev.risiti.simulator.books.settings.Settings;
import java.time.Duration;
import java.util.List;

/** When a failed notification is sent again: the real schedule (connector reference 1.2), compressed by the settings. */
final class RetrySchedule {
    private static final List<Duration> REAL = List.of(
            Duration.ZERO,
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(20),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(6));

    private RetrySchedule() {}

    /** Delay before the next attempt when {@code failed} attempts (at least one) have failed. */
    static Duration delayAfter(int failed, Settings settings) {
        Duration real = REAL.get(Math.min(failed, REAL.size()) - 1);
        Duration compressed = real.multipliedBy(settings.webhookRetryPercent()).dividedBy(100);
        Duration cap = Duration.ofMillis(settings.webhookRetryCapMillis());
        return compressed.compareTo(cap) > 0 ? cap : compressed;
    }
}
