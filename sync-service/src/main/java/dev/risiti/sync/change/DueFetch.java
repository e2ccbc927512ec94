package dev.risiti.sync.change;

import org.jspecify.annotations.Nullable;

/**
 * An entity that is to be read again.
 *
 * @param entity lower case, such as {@code invoice}
 * @param changes how many changes were known when it was taken up
 * @param attempts how often it was tried since the last change
 */
public record DueFetch(
        String bookId,
        String entity,
        String entityId,
        long changes,
        int attempts,
        @Nullable String correlationId,
        @Nullable String causationId) {}
