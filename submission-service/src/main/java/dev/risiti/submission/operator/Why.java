package dev.risiti.submission.operator;

import org.jspecify.annotations.Nullable;

/** The body of a verb that needs nothing but a reason. */
public record Why(@Nullable String reason) implements Reasoned {}
