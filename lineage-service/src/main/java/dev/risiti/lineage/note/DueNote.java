package dev.risiti.lineage.note;

import dev.risiti.contracts.document.CreditNote;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note to be decided, locked until the transaction ends.
 *
 * @param reasonCode why it is parked, when it is
 * @param eventId the event it came in
 * @param correlationId the first event of its chain
 */
public record DueNote(
        long id,
        CreditNote note,
        Instant receivedAt,
        @Nullable String reasonCode,
        String eventId,
        String correlationId,
        @Nullable String traceparent) {}
