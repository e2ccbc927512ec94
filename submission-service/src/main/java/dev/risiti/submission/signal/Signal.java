package dev.risiti.submission.signal;

import dev.risiti.contracts.result.Reason;
import org.jspecify.annotations.Nullable;

/**
 * For all documents that wait for a key.
 *
 * @param reason why they wait on; null: what they wait for is there
 */
public record Signal(String wakeKey, @Nullable Reason reason) {}
