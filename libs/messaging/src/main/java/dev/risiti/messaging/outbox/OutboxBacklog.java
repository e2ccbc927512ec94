package dev.risiti.messaging.outbox;

/** What waits: number of rows, and the age of the oldest in seconds (0 when none waits). */
record OutboxBacklog(long rows, double oldestSeconds) {

    static final OutboxBacklog NONE = new OutboxBacklog(0, 0);
}
