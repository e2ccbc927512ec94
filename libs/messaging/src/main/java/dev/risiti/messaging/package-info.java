/**
 * How Risiti's services talk through Kafka: every consumer only stores (idempotent {@code inbox}), every producer
 * writes a transactional {@code outbox}, every message is a CloudEvent (design section 3).
 */
@NullMarked
package dev.risiti.messaging;

import org.jspecify.annotations.NullMarked;
