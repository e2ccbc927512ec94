package dev.risiti.sync.lease;

/**
 * The right to work on one row for a while.
 *
 * @param epoch what the row held when it was claimed; a later claim has a higher one
 */
public record Lease<K>(K key, long epoch) {}
