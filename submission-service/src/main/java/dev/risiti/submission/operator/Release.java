package dev.risiti.submission.operator;

import org.jspecify.annotations.Nullable;

/**
 * The body of a document's release.
 *
 * @param newNumber whether it goes on under the next number, because its own is another document's at KRA
 */
public record Release(@Nullable String reason, boolean newNumber) implements Reasoned {}
