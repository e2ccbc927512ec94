package dev.risiti.submission.operator;

import org.jspecify.annotations.Nullable;

/**
 * The body of a verb that needs nothing but a reason.
 *
 * @param reason one sentence for whoever reads the audit
 */
public record Why(@Nullable String reason) {}
