package dev.risiti.submission.document;

import org.jspecify.annotations.Nullable;

/**
 * What became of another document.
 *
 * @param acceptedNumber the number under which KRA took it, when it had one
 */
public record DocumentFate(DocumentState state, @Nullable Long acceptedNumber) {}
