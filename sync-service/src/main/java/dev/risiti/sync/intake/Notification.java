package dev.risiti.sync.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change in a delivery.
 *
 * @param eventKey the same for each delivery of the change
 * @param accountId the company (realm)
 * @param entity lower case, such as {@code invoice}
 * @param operation lower case: created, updated, deleted, merged, void, emailed
 */
record Notification(
        String eventKey,
        String accountId,
        String entity,
        String entityId,
        String operation,
        @Nullable Instant changedAt) {}
