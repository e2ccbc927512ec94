package dev.risiti.submission.core;

import java.time.Duration;

/**
 * The times and limits the core decides by.
 *
 * @param quietPeriod after an attempt's deadline, how long its packets may still be under way
 * @param readLag how far KRA's look-ups may lag behind its writes
 * @param maxSends how often the same bytes may be sent; then a person decides
 * @param dependencyPause how long a document waits at most when KRA misses something that must come first
 * @param refusalsAlike how many refusals in a row with the same words pause a lane
 */
public record Policy(
        Duration quietPeriod, Duration readLag, int maxSends, Duration dependencyPause, int refusalsAlike) {}
