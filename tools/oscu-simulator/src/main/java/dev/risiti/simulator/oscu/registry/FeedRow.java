package dev.risiti.simulator.oscu.registry;

import dev.risiti.simulator.oscu.json.JsonText;
import java.time.Instant;

/**
 * One row of a feed in the form of its look-up.
 *
 * @param at when it appeared or last changed
 */
public record FeedRow(JsonText row, Instant at) {}
