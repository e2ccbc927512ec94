package dev.risiti.demo.events;

import dev.risiti.contracts.event.RisitiEvent;
import java.time.Instant;

/**
 * An event that was read.
 *
 * @param eventId source and id, the same for each redelivery
 * @param publishedAt when the record was written to Kafka
 */
public record Seen<E extends RisitiEvent>(String eventId, Instant publishedAt, E data) {}
