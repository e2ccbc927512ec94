package dev.risiti.sync.fetch;

import dev.risiti.contracts.books.Book;
import dev.risiti.contracts.document.FiscalDocument;
import dev.risiti.contracts.result.Reason;
import dev.risiti.messaging.outbox.Outbox;
import dev.risiti.sync.Events;
import dev.risiti.sync.catalogue.Catalogues;
import dev.risiti.sync.catalogue.Snapshots;
import dev.risiti.sync.change.DueFetch;
import dev.risiti.sync.change.DueFetches;
import dev.risiti.sync.device.DeviceRules;
import dev.risiti.sync.device.Devices;
import dev.risiti.sync.document.BookDocuments;
import dev.risiti.sync.document.DocumentKey;
import dev.risiti.sync.lane.BookLanes;
import dev.risiti.sync.lane.BookWorkConfig;
import dev.risiti.sync.lane.CompanyCalls;
import dev.risiti.sync.lane.LaneWork;
import dev.risiti.sync.lease.BackOff;
import dev.risiti.sync.lease.Lease;
import dev.risiti.sync.mapping.DocumentMapper;
import dev.risiti.sync.mapping.DocumentState;
import dev.risiti.sync.mapping.Mapped;
import dev.risiti.sync.quickbooks.BooksCallException;
import dev.risiti.sync.quickbooks.BooksCallException.Kind;
import dev.risiti.sync.quickbooks.DocumentType;
import dev.risiti.sync.quickbooks.FetchedEntity;
import dev.risiti.sync.quickbooks.Transaction;
import dev.risiti.sync.quickbooks.TransactionReader;
import dev.risiti.sync.quickbooks.UnreadableBooksException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reads what changed, maps it, and publishes it when what is taxable about it is new. Revision, fingerprint and event
 * are written in one transaction that holds the book's lane; no transaction is open while the books are asked.
 */
@ApplicationScoped
public class EntityFetch implements LaneWork {
    private static final Logger LOG = Logger.getLogger(EntityFetch.class);

    private final DueFetches fetches;
    private final Catalogues catalogues;
    private final Snapshots snapshots;
    private final BookDocuments documents;
    private final Devices devices;
    private final Outbox outbox;
    private final BookLanes lanes;
    private final BookWorkConfig config;
    private final Clock clock;

    EntityFetch(
            DueFetches fetches,
            Catalogues catalogues,
            Snapshots snapshots,
            BookDocuments documents,
            Devices devices,
            Outbox outbox,
            BookLanes lanes,
            BookWorkConfig config,
            Clock clock) {
        this.fetches = fetches;
        this.catalogues = catalogues;
        this.snapshots = snapshots;
        this.documents = documents;
        this.devices = devices;
        this.outbox = outbox;
        this.lanes = lanes;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public boolean doNext(CompanyCalls calls, Lease<String> lease) throws BooksCallException {
        Optional<DueFetch> next = fetches.next(lease.key());
        if (next.isEmpty()) {
            return false;
        }
        DueFetch fetch = next.get();
        try {
            fetch(calls, lease, fetch);
        } catch (BooksCallException e) {
            failed(lease, fetch, e);
        }
        return true;
    }

    private void fetch(CompanyCalls calls, Lease<String> lease, DueFetch fetch) throws BooksCallException {
        Optional<DocumentType> type = DocumentType.of(fetch.entity());
        if (type.isPresent()) {
            document(calls, lease, fetch, type.get());
        } else {
            item(calls, lease, fetch);
        }
    }

    /** Only an item that some line needed is read again; the others are read when a line needs them. */
    private void item(CompanyCalls calls, Lease<String> lease, DueFetch fetch) throws BooksCallException {
        if (snapshots.has(fetch.bookId(), Catalogues.ITEM, fetch.entityId())) {
            byte[] body = calls.read(Catalogues.ITEM, fetch.entityId()).body();
            lanes.write(lease, () -> {
                snapshots.save(fetch.bookId(), Catalogues.ITEM, fetch.entityId(), body);
                fetches.done(fetch);
            });
        } else {
            lanes.write(lease, () -> fetches.done(fetch));
        }
    }

    private void document(CompanyCalls calls, Lease<String> lease, DueFetch fetch, DocumentType type)
            throws BooksCallException {
        Book book = calls.book();
        DocumentKey key = new DocumentKey(book.bookId(), type.sourceDocumentId(fetch.entityId()));
        FetchedEntity fetched = calls.read(type.entity(), fetch.entityId());
        Transaction transaction;
        try {
            transaction = TransactionReader.read(type, fetched.tree());
        } catch (UnreadableBooksException e) {
            Reason reason = Reason.of("UNREADABLE", "The document cannot be read: %s.".formatted(e.getMessage()));
            lanes.write(lease, () -> {
                documents.unreadable(key, type, fetch.entityId(), reason);
                snapshots.save(book.bookId(), type.entity(), fetch.entityId(), fetched.body());
                fetches.done(fetch);
            });
            LOG.warnf(
                    "event=document_unreadable book=%s document=%s reason=\"%s\"",
                    book.bookId(), key.sourceDocumentId(), e.getMessage());
            return;
        }
        var catalogue = catalogues.of(calls, transaction);
        int revision = QuarkusTransaction.requiringNew().call(() -> documents.nextRevision(key));
        Mapped mapped = DocumentMapper.map(book, transaction, catalogue, revision);
        lanes.write(lease, () -> store(fetch, key, transaction, checkedDevice(mapped), fetched.body()));
    }

    private Mapped checkedDevice(Mapped mapped) {
        if (!(mapped instanceof Mapped.Publishable publishable)) {
            return mapped;
        }
        FiscalDocument document = publishable.document();
        return DeviceRules.refusal(document, devices.findById(document.deviceId()))
                .<Mapped>map(reason -> new Mapped.Held(DocumentState.DEVICE_MISSING, reason))
                .orElse(mapped);
    }

    private void store(DueFetch fetch, DocumentKey key, Transaction transaction, Mapped mapped, byte[] body) {
        boolean publish = documents.store(key, transaction.type(), transaction, mapped);
        documents.flush();
        snapshots.save(key.bookId(), transaction.type().entity(), transaction.id(), body);
        switch (mapped) {
            case Mapped.Publishable(var document, var fingerprint) -> {
                if (publish) {
                    snapshots.keepEvidence(
                            key.bookId(), key.sourceDocumentId(), document.revision(), fingerprint, body);
                    outbox.append(List.of(Events.outgoing(document, key.sourceDocumentId(), clock.instant())
                            .chained(fetch.correlationId(), fetch.causationId())));
                }
                fetches.done(fetch);
                LOG.infof(
                        "event=%s book=%s document=%s number=%s revision=%d device=%s",
                        publish ? "document_published" : "document_unchanged",
                        key.bookId(),
                        key.sourceDocumentId(),
                        transaction.number(),
                        document.revision(),
                        document.deviceId());
            }
            case Mapped.NotRequired(var reason) -> {
                fetches.done(fetch);
                LOG.infof(
                        "event=document_not_required book=%s document=%s code=%s",
                        key.bookId(), key.sourceDocumentId(), reason.code());
            }
            case Mapped.Held(var state, var reason) -> {
                if (state.waiting()) {
                    postpone(fetch, reason.text());
                } else {
                    fetches.done(fetch);
                }
                LOG.warnf(
                        "event=document_held book=%s document=%s state=%s code=%s reason=\"%s\"",
                        key.bookId(), key.sourceDocumentId(), state, reason.code(), reason.text());
            }
        }
    }

    /** A rule, a device or the credited sale may arrive, so the document is looked at again, less and less often. */
    private void postpone(DueFetch fetch, String reason) {
        fetches.postpone(fetch, BackOff.after(fetch.attempts(), config.firstRetry(), config.longestRetry()), reason);
    }

    private void failed(Lease<String> lease, DueFetch fetch, BooksCallException failure) throws BooksCallException {
        Optional<DocumentType> type = DocumentType.of(fetch.entity());
        if (failure.kind() == Kind.GONE) {
            lanes.write(lease, () -> {
                type.ifPresent(known -> documents.deleted(
                        new DocumentKey(fetch.bookId(), known.sourceDocumentId(fetch.entityId())),
                        known,
                        fetch.entityId()));
                fetches.done(fetch);
            });
            LOG.infof("event=entity_deleted book=%s entity=%s id=%s", fetch.bookId(), fetch.entity(), fetch.entityId());
            return;
        }
        if (failure.kind() == Kind.UNAVAILABLE || failure.kind() == Kind.REFUSED) {
            lanes.write(lease, () -> postpone(fetch, String.valueOf(failure.getMessage())));
        }
        if (failure.kind() != Kind.REFUSED) {
            throw failure;
        }
        LOG.warnf(
                "event=fetch_refused book=%s entity=%s id=%s reason=\"%s\"",
                fetch.bookId(), fetch.entity(), fetch.entityId(), failure.getMessage());
    }
}
