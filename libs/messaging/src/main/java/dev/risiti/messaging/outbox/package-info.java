/**
 * Transactional outbox: events are appended in the caller's transaction and relayed to Kafka in order per key by leased
 * shards. Services add {@code db/messaging} to their Flyway locations.
 */
@NullMarked
package dev.risiti.messaging.outbox;

import org.jspecify.annotations.NullMarked;
