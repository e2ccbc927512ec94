package dev.risiti.submission.document;

import dev.risiti.contracts.result.Reason;
import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** What becomes of rows of {@code document} that wait outside their streams, a bounded number at a time. */
@ApplicationScoped
public class WaitingDocuments {
    private static final String ENTER = """
            with waiting as (
                select document_id from document
                 where state = 'WAITING' and <which>
                 order by lane_id, position limit :most for no key update skip locked),
            placed as (
                select document_id, nextval('document_position') as position from waiting)
            update document d
               set state = 'QUEUED', state_since = now(), waits_for = null, position = p.position, due = now(),
                   reason_code = null, reason_text = null, authority_code = null, authority_text = null
              from placed p where d.document_id = p.document_id
            returning d.lane_id
            """;

    /**
     * Infinity is named: else PostgreSQL could not use the index of those that have a time, and would read every document
     * that waits.
     */
    static final String ENTER_BY_TIME = entering("due <= now() and due < 'infinity'");

    private final Database database;
    private final DocumentTable documents;

    WaitingDocuments(Database database, DocumentTable documents) {
        this.database = database;
        this.documents = documents;
    }

    /** Lets up to {@code most} documents that wait for these keys into their streams, in their old order; their lanes. */
    public List<Long> enter(Collection<String> wakeKeys, int most) {
        return database.with(handle -> handle.createQuery(entering("waits_for = any(:keys)"))
                .bindArray("keys", String.class, wakeKeys)
                .bind("most", most)
                .mapTo(Long.class)
                .list());
    }

    /** As {@link #enter}, those whose time has come. */
    public List<Long> enterByTime(int most) {
        return database.with(handle -> handle.createQuery(ENTER_BY_TIME)
                .bind("most", most)
                .mapTo(Long.class)
                .list());
    }

    /** As {@link #enter}, this one, whatever it waits for. */
    public void enterNow(long documentId) {
        database.with(handle -> handle.createQuery(entering("document_id = :id"))
                .bind("id", documentId)
                .bind("most", 1)
                .mapTo(Long.class)
                .list());
    }

    private static String entering(String which) {
        return ENTER.replace("<which>", which);
    }

    /** Gives up to {@code most} documents that wait for a key another reason, and returns them. */
    public List<Document> explain(String wakeKey, Reason reason, int most) {
        List<Long> explained = database.with(handle -> handle.createQuery("""
                        with waiting as (
                            select document_id from document
                             where state = 'WAITING' and waits_for = :key and reason_code is distinct from :code
                             order by document_id limit :most for no key update skip locked)
                        update document d
                           set reason_code = :code, reason_text = :text, authority_code = :authorityCode,
                               authority_text = :authorityText
                          from waiting w where d.document_id = w.document_id
                        returning d.document_id
                        """)
                .bind("key", wakeKey)
                .bind("code", reason.code())
                .bind("text", reason.text())
                .bind("authorityCode", reason.authorityCode())
                .bind("authorityText", reason.authorityText())
                .bind("most", most)
                .mapTo(Long.class)
                .list());
        return documents.find(explained).stream()
                .map(DocumentTable.Full::document)
                .toList();
    }

    /** Whether a document waits for a key. */
    public boolean isAwaited(String wakeKey) {
        return database.with(handle -> handle.createQuery(
                        "select exists (select 1 from document where state = 'WAITING' and waits_for = :key)")
                .bind("key", wakeKey)
                .mapTo(Boolean.class)
                .one());
    }
}
