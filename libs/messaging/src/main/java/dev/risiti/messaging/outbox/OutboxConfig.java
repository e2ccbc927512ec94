package dev.risiti.messaging.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the outbox and its relay. */
@ConfigMapping(prefix = "risiti.outbox")
public interface OutboxConfig {

    /** Shards that new keys are spread over; a key keeps the shard it once got. */
    @WithDefault("8")
    int shards();

    /** Greatest size of an event's data in bytes; larger ones are refused when appended, not when relayed. */
    @WithDefault("900000")
    int maxEventBytes();

    /** For how long a shard is leased; a crashed owner delays its shards by at most this. Renewed six times as often. */
    @WithDefault("12s")
    Duration lease();

    /**
     * For how long the producer tries to deliver one record. What is in flight must be decided before the lease can
     * end, so lease &ge; 3/2 delivery timeout + 1/6 lease.
     */
    @WithDefault("6s")
    Duration deliveryTimeout();

    /** Rows of one shard in flight at a time. */
    @WithDefault("200")
    int batchSize();

    /** Looks begin at least this far apart, so that under load each takes many rows. */
    @WithDefault("10ms")
    Duration pace();

    /** Pause between two looks while there is work. */
    @WithDefault("20ms")
    Duration minPoll();

    /** Pause between two looks when there has been none for a while; an append in the same process ends it at once. */
    @WithDefault("1s")
    Duration maxPoll();

    /** Longest pause after failures of the broker or the database; the first one is {@link #minPoll()}. */
    @WithDefault("5s")
    Duration maxBackOff();
}
