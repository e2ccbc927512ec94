package dev.risiti.lineage.note;

/**
 * What is left to decide.
 *
 * @param notes received and parked ones
 * @param overdueSeconds how long the longest overdue one has been due
 */
record Backlog(long notes, long overdueSeconds) {}
