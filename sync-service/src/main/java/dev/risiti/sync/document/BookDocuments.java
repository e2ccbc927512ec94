package dev.risiti.sync.document;

import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Reason;
import dev.risiti.sync.mapping.Catalogue.KnownSale;
import dev.risiti.sync.mapping.DocumentState;
import dev.risiti.sync.mapping.Mapped;
import dev.risiti.sync.quickbooks.DocumentType;
import dev.risiti.sync.quickbooks.Transaction;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The documents of all books. The lane of a book is held while one of its documents is written, so that two writers
 * never meet; results only touch their own columns.
 */
@ApplicationScoped
public class BookDocuments implements PanacheRepositoryBase<BookDocument, DocumentKey> {
    private final Clock clock;

    BookDocuments(Clock clock) {
        this.clock = clock;
    }

    /** The revision that a change of this document would get. */
    public int nextRevision(DocumentKey key) {
        return findByIdOptional(key).map(BookDocument::revision).orElse(0) + 1;
    }

    /**
     * In the running transaction: takes over what the mapping made of a document.
     *
     * @return whether it is to be published
     */
    public boolean store(DocumentKey key, DocumentType type, Transaction transaction, Mapped mapped) {
        BookDocument document = findOrCreate(key, type, transaction.id());
        document.describe(transaction);
        return switch (mapped) {
            case Mapped.Publishable(var fiscal, var fingerprint) -> {
                if (document.sameAs(fingerprint)) {
                    if (document.state() != DocumentState.PUBLISHED) {
                        document.enter(DocumentState.PUBLISHED, null, clock.instant());
                    }
                    yield false;
                }
                document.published(fingerprint, fiscal.revision(), fiscal.deviceId(), clock.instant());
                yield true;
            }
            case Mapped.NotRequired(var reason) -> {
                remove(document, reason);
                yield false;
            }
            case Mapped.Held(var state, var reason) -> {
                document.enter(state, reason, clock.instant());
                yield false;
            }
        };
    }

    /** In the running transaction: the document does not exist in the books any more. */
    public void deleted(DocumentKey key, DocumentType type, String entityId) {
        remove(findOrCreate(key, type, entityId), Reason.of("DELETED", "The document is deleted in the books."));
    }

    /** In the running transaction: the document cannot even be read. */
    public void unreadable(DocumentKey key, DocumentType type, String entityId, Reason reason) {
        findOrCreate(key, type, entityId).enter(DocumentState.UNCLEAR, reason, clock.instant());
    }

    /** A receipt cannot be called back: what was published before needs a credit note. */
    private void remove(BookDocument document, Reason reason) {
        document.enter(
                document.everPublished() ? DocumentState.REMOVED_AFTER_PUBLISHING : DocumentState.NOT_REQUIRED,
                reason,
                clock.instant());
    }

    private BookDocument findOrCreate(DocumentKey key, DocumentType type, String entityId) {
        return findByIdOptional(key).orElseGet(() -> {
            BookDocument created = new BookDocument(key, type, entityId, DocumentState.NOT_REQUIRED, clock.instant());
            persist(created);
            return created;
        });
    }

    /** In the running transaction: remembers an outcome; one of a document that is not known here is passed over. */
    public void result(String bookId, DocumentResult result) {
        findByIdOptional(new DocumentKey(bookId, result.sourceDocumentId()))
                .ifPresent(document -> document.result(result));
    }

    /** Published sales of one customer that have one of these numbers. */
    public List<KnownSale> knownSales(String bookId, @Nullable String customerId, Collection<String> numbers) {
        if (customerId == null || numbers.isEmpty()) {
            return List.of();
        }
        return list(
                        "key.bookId = ?1 and kind = ?2 and customerId = ?3 and number in ?4 and revision > 0",
                        bookId,
                        DocumentKind.SALE,
                        customerId,
                        numbers)
                .stream()
                .map(document -> new KnownSale(document.key().sourceDocumentId(), String.valueOf(document.number())))
                .toList();
    }

    /** The documents of a book, those that changed last first. */
    List<BookDocument> of(String bookId, Optional<DocumentState> state, int limit) {
        var query = state.isPresent()
                ? find("key.bookId = ?1 and state = ?2 order by changedAt desc", bookId, state.get())
                : find("key.bookId = ?1 order by changedAt desc", bookId);
        return query.page(Page.ofSize(limit)).list();
    }
}
