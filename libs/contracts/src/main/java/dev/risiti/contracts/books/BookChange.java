package dev.risiti.contracts.books;

import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.value.Check;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * "This entity changed in the books", on {@code risiti.book-changes.v1}: a hint to fetch it, never the document.
 *
 * @param provider such as {@code quickbooks}
 * @param accountId the company there (realm)
 * @param entity lower case, such as {@code invoice}
 * @param operation lower case: created, updated, deleted, void, merged, emailed
 * @param changedAt as the provider said, when it did
 */
public record BookChange(
        String tenantId,
        String bookId,
        String provider,
        String accountId,
        String entity,
        String entityId,
        String operation,
        @Nullable Instant changedAt,
        Instant receivedAt)
        implements RisitiEvent {
    public BookChange {
        Check.text("tenantId", tenantId, 64);
        Check.text("bookId", bookId, 64);
        Check.text("provider", provider, 32);
        Check.text("accountId", accountId, 64);
        Check.text("entity", entity, 64);
        Check.text("entityId", entityId, 128);
        Check.text("operation", operation, 32);
        Check.present("receivedAt", receivedAt);
    }

    @Override
    public EventType eventType() {
        return EventType.BOOK_CHANGE;
    }

    @Override
    public String key() {
        return bookId + "/" + entity + "/" + entityId;
    }
}
