package dev.risiti.submission.document;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.result.Reason;
import dev.risiti.submission.storage.Column;
import dev.risiti.submission.storage.Database;
import dev.risiti.submission.storage.RowStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What lanes, and people in a lane's place, read of {@code document} and {@code document_payload} and change there, many
 * rows at a time. How documents come in is {@link ArrivingDocuments}, how they enter their streams again {@link
 * WaitingDocuments}, what people see of them {@link DocumentSearch}.
 */
@ApplicationScoped
public class DocumentTable {
    private static final String PAYLOAD =
            " join document_payload p on p.document_id = d.document_id and p.payload_at = d.payload_at ";

    private static final RowStatement<DocumentIdentity> FATES = DocumentRows.named("""
            select d.tenant_id, d.source, d.kind, d.source_document_id, d.state, d.accepted_number from <named>
            """);
    private static final RowStatement<Head> HEADS = RowStatement.of(
            "select " + DocumentRows.COLUMNS + ", p.payload::text as payload " + """
              from <rows>
             cross join lateral (
                   select * from document o
                    where o.lane_id = w.lane_id and o.stream = w.stream and o.state in ('QUEUED', 'BLOCKED')
                    order by o.position limit w.most) d
            """ + PAYLOAD + DocumentRows.JOINS,
            Column.int8("lane_id", Head::laneId),
            Column.text("stream", head -> head.stream().name()),
            Column.int4("most", Head::most));
    private static final RowStatement<Long> FIND = RowStatement.of(
            "select " + DocumentRows.COLUMNS
                    + ", p.payload::text as payload from <rows> join document d on d.document_id = w.id left" + PAYLOAD
                    + DocumentRows.JOINS,
            Column.int8("id", id -> id));
    private static final RowStatement<Sent> SENT =
            RowStatement.of("""
            update document d set attempts = d.attempts + 1, number = w.number
              from <rows> where d.document_id = w.id
            """, Column.int8("id", Sent::documentId), Column.int8("number", Sent::number));
    private static final RowStatement<Long> NUMBERLESS = RowStatement.of(
            "update document d set number = null from <rows> where d.document_id = w.id", Column.int8("id", id -> id));
    private static final RowStatement<Sent> HEALED = RowStatement.of(
            "update document d set healed = true, number = w.number from <rows> where d.document_id = w.id",
            Column.int8("id", Sent::documentId),
            Column.int8("number", Sent::number));
    private static final RowStatement<Long> ADVANCE = RowStatement.of("""
            update document d set step = d.step + 1, number = null, ever_unknown = false, healed = false
              from <rows> where d.document_id = w.id
            """, Column.int8("id", id -> id));
    private static final RowStatement<Map.Entry<Long, Boolean>> EVER_UNKNOWN = RowStatement.of(
            "update document d set ever_unknown = w.mark from <rows> where d.document_id = w.id",
            Column.int8("id", Map.Entry::getKey),
            Column.bool("mark", Map.Entry::getValue));
    private static final RowStatement<Decided> DECIDE = RowStatement.of(
            """
            update document d
               set state = w.state, state_since = now(), waits_for = null, due = now(), reason_code = w.code,
                   reason_text = w.text, authority_code = w.authority_code, authority_text = w.authority_text,
                   decided_at = case when w.state = 'BLOCKED' then null else now() end,
                   accepted_number = case when w.state = 'ACCEPTED' then d.number else d.accepted_number end,
                   number = case when w.state = 'ACCEPTED' then null else d.number end,
                   ever_unknown = d.ever_unknown and w.state <> 'ACCEPTED'
              from <rows> where d.document_id = w.id
            """,
            Column.int8("id", Decided::documentId),
            Column.text("state", decided -> decided.state().name()),
            Column.text("code", decided -> decided.said(Reason::code)),
            Column.text("text", decided -> decided.said(Reason::text)),
            Column.text("authority_code", decided -> decided.said(Reason::authorityCode)),
            Column.text("authority_text", decided -> decided.said(Reason::authorityText)));
    private static final RowStatement<Parked> PARK = RowStatement.of(
            """
            update document d
               set state = 'WAITING', state_since = now(), waits_for = w.key, reason_code = w.code,
                   reason_text = w.text, authority_code = w.authority_code, authority_text = w.authority_text,
                   due = coalesce(now() + make_interval(secs => w.at_most), 'infinity')
              from <rows> where d.document_id = w.id
            """,
            Column.int8("id", Parked::documentId),
            Column.text("key", Parked::wakeKey),
            Column.float8(
                    "at_most",
                    parked -> parked.atMost() == null ? null : parked.atMost().toMillis() / 1000.0),
            Column.text("code", parked -> parked.reason().code()),
            Column.text("text", parked -> parked.reason().text()),
            Column.text("authority_code", parked -> parked.reason().authorityCode()),
            Column.text("authority_text", parked -> parked.reason().authorityText()));

    private final Database database;

    DocumentTable(Database database) {
        this.database = database;
    }

    /** A document with its data; empty when it ended so long ago that its data are not kept any more. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier from the database, never compared
    public record Full(Document document, byte[] payload) {
        /** Whether its data are still there; those of a document that is not at its end always are. */
        public boolean kept() {
            return payload.length > 0;
        }
    }

    // ---- reading --------------------------------------------------------------------------------------------------

    /** The first {@code most} documents of each stream of these lanes, in order. */
    public Supplier<List<Full>> heads(Collection<Long> laneIds, int most) {
        List<Head> heads = laneIds.stream()
                .flatMap(lane -> Arrays.stream(Stream.values()).map(stream -> new Head(lane, stream, most)))
                .toList();
        return database.reading(HEADS, heads, DocumentRows::full);
    }

    /** The beginning of a stream. */
    private record Head(long laneId, Stream stream, int most) {}

    public List<Full> find(Collection<Long> documentIds) {
        return database.returning(FIND, Set.copyOf(documentIds), DocumentRows::full);
    }

    public Optional<Full> find(long documentId) {
        return find(List.of(documentId)).stream().findFirst();
    }

    /** As {@link #find}, its row locked until the transaction ends. The caller holds the row of its lane. */
    public Optional<Full> findLocked(long documentId) {
        database.with(handle -> handle.createQuery("select 1 from document where document_id = :id for update")
                .bind("id", documentId)
                .mapTo(Integer.class)
                .findOne());
        return find(documentId);
    }

    /** The lane a document is in. */
    public Optional<Long> laneOf(long documentId) {
        return database.with(handle -> handle.createQuery("select lane_id from document where document_id = :id")
                .bind("id", documentId)
                .mapTo(Long.class)
                .findOne());
    }

    /** What became of these documents; those that never came in are left out. */
    public Supplier<Map<DocumentIdentity, DocumentFate>> fates(Collection<DocumentIdentity> identities) {
        Supplier<List<Map.Entry<DocumentIdentity, DocumentFate>>> found = database.reading(
                FATES,
                identities,
                rs -> Map.entry(
                        DocumentRows.identity(rs),
                        new DocumentFate(
                                DocumentState.valueOf(rs.getString("state")),
                                rs.getObject("accepted_number", Long.class))));
        return () -> found.get().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    // ---- what a lane decides --------------------------------------------------------------------------------------

    /** A send goes out, under this number. */
    public record Sent(long documentId, @Nullable Long number) {}

    public void sent(Collection<Sent> sent) {
        database.write(SENT, sent);
    }

    /** The documents hold no number any more. */
    public void numberless(Collection<Long> documentIds) {
        database.write(NUMBERLESS, documentIds);
    }

    /** The number is corrected, once. */
    public void healed(Collection<Sent> healed) {
        database.write(HEALED, healed);
    }

    /** One of each document's calls is done. */
    public void advance(Collection<Long> documentIds) {
        database.write(ADVANCE, documentIds);
    }

    /** Whether an attempt of the documents' current call ended unknown. */
    public void everUnknown(Map<Long, Boolean> marks) {
        database.write(EVER_UNKNOWN, marks.entrySet());
    }

    /** An end, or a stop of the stream ({@link DocumentState#BLOCKED}). */
    public record Decided(
            long documentId, DocumentState state, @Nullable Reason reason) {
        private @Nullable String said(Function<Reason, @Nullable String> part) {
            return reason == null ? null : part.apply(reason);
        }
    }

    public void decide(Collection<Decided> decided) {
        database.write(DECIDE, decided);
    }

    /** Out of the stream until {@code wakeKey} is provided, or the time is over. */
    public record Parked(
            long documentId, String wakeKey, @Nullable Duration atMost, Reason reason) {}

    public void park(Collection<Parked> parked) {
        database.write(PARK, parked);
    }

    // ---- what people decide ---------------------------------------------------------------------------------------

    /** A blocked document is in its stream again, in its old place. */
    public void requeue(long documentId) {
        database.with(handle -> handle.createUpdate("""
                        update document set state = 'QUEUED', state_since = now(), due = now(), reason_code = null,
                               reason_text = null, authority_code = null, authority_text = null
                         where document_id = :id and state = 'BLOCKED'
                        """).bind("id", documentId).execute());
    }

    /** The document gives its number up, as if it had never held one. */
    public void renumber(long documentId) {
        database.with(handle -> handle.createUpdate(
                        "update document set number = null, ever_unknown = false, healed = false where document_id = :id")
                .bind("id", documentId)
                .execute());
    }
}
