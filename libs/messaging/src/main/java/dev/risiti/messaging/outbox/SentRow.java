package dev.risiti.messaging.outbox;

/** A row the broker has acknowledged, and the lease it was sent under. */
record SentRow(long id, ShardLease lease) {}
