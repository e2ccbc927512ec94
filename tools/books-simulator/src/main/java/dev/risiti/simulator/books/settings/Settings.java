package dev.risiti.simulator.books.settings;

import org.jspecify.annotations.Nullable;

/**
 * What the control API may change while the simulator runs.
 *
 * @param webhookUrl receiver of the notifications; null or blank raises none
 * @param webhookFormat wire format of notifications formed from now on
 * @param webhookBatchMillis how long changes are gathered before a delivery is formed
 * @param webhookTimeoutMillis a receiver that takes longer has failed (connector reference 1.1)
 * @param webhookRetryPercent real retry delays are multiplied by this many hundredths
 * @param webhookRetryCapMillis no compressed delay is longer than this
 * @param accessTokenSeconds life of access tokens issued from now on
 * @param refreshTokenRotateSeconds age after which a refresh answers with a new refresh token
 * @param requestsPerMinute per company, 0 for no limit
 * @param requestsPerSecond per company, 0 for no limit
 * @param throttleBody body of a throttled answer; the real service sometimes sends XML to JSON clients
 * @param latencyMillis added to each call of the accounting API
 */
public record Settings(
        @Nullable String webhookUrl,
        WebhookFormat webhookFormat,
        int webhookBatchMillis,
        int webhookTimeoutMillis,
        int webhookRetryPercent,
        int webhookRetryCapMillis,
        int accessTokenSeconds,
        int refreshTokenRotateSeconds,
        int requestsPerMinute,
        int requestsPerSecond,
        ThrottleBody throttleBody,
        int latencyMillis) {

    /** The two wire formats of notifications (connector reference 1.3 and 1.4). */
    public enum WebhookFormat {
        LEGACY,
        CLOUDEVENTS
    }

    /** How a throttled answer is written. */
    public enum ThrottleBody {
        JSON,
        XML
    }

    public Settings {
        require("webhookBatchMillis", webhookBatchMillis, 0);
        require("webhookTimeoutMillis", webhookTimeoutMillis, 1);
        require("webhookRetryPercent", webhookRetryPercent, 0);
        require("webhookRetryCapMillis", webhookRetryCapMillis, 1);
        require("accessTokenSeconds", accessTokenSeconds, 0);
        require("refreshTokenRotateSeconds", refreshTokenRotateSeconds, 0);
        require("requestsPerMinute", requestsPerMinute, 0);
        require("requestsPerSecond", requestsPerSecond, 0);
        require("latencyMillis", latencyMillis, 0);
    }

    /** The real service's values, except that retry delays are a hundredth of the real ones and end at five seconds. */
    public static Settings defaults(@Nullable String webhookUrl, int requestsPerMinute) {
        return new Settings(
                webhookUrl,
                WebhookFormat.CLOUDEVENTS,
                50,
                3_000,
                1,
                5_000,
                3_600,
                86_400,
                requestsPerMinute,
                0,
                ThrottleBody.JSON,
                0);
    }

    private static void require(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + " but is " + value);
        }
    }
}
