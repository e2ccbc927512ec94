package dev.risiti.messaging.outbox;

/** The right to relay one shard, as long as nobody has raised its epoch. */
record ShardLease(int shard, long epoch) {}
