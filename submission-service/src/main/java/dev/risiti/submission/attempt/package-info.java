/** Attempts: one send each, durable before its first byte; and how an unknown one is resolved. */
@NullMarked
package dev.risiti.submission.attempt;

import org.jspecify.annotations.NullMarked;
