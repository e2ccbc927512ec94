package dev.risiti.submission.document;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.submission.lane.LaneScope;
import dev.risiti.submission.storage.Column;
import dev.risiti.submission.storage.Database;
import dev.risiti.submission.storage.RowStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How documents and their revisions come into {@code document}, {@code document_payload} and {@code pending_revision}. */
@ApplicationScoped
public class ArrivingDocuments {
    private static final RowStatement<DocumentIdentity> LOCK = DocumentRows.named("""
            select d.document_id, d.tenant_id, d.source, d.kind, d.source_document_id, d.revision, d.content_hash, d.state,
                   d.step, exists (select 1 from attempt a where a.document_id = d.document_id) as undecided
              from <named>
             order by d.document_id for no key update of d
            """);
    private static final RowStatement<NewDocument> INSERT = RowStatement.of(
            """
            insert into document (tenant_id, source, kind, source_document_id, revision, content_hash, device_id, book_id,
                   lane_id, stream, position, state, caused_by, received_at)
            select o.tenant, o.source, o.kind, o.id, o.revision, o.hash, o.device, o.book, o.lane_id, o.stream,
                   nextval('document_position'), 'QUEUED', o.caused_by, coalesce(o.received_at, now())
              from (select w.*, l.lane_id from <rows> join lane l on l.scope = w.lane order by w.place) o
            on conflict (tenant_id, source, kind, source_document_id) do nothing
            returning document_id, payload_at, tenant_id, source, kind, source_document_id
            """,
            Column.text("tenant", document -> document.identity().tenantId()),
            Column.text("source", document -> document.identity().source()),
            Column.text("kind", document -> document.identity().kind().name()),
            Column.text("id", document -> document.identity().sourceDocumentId()),
            Column.int4("revision", NewDocument::revision),
            Column.bytes("hash", document -> document.hash().bytes()),
            Column.text("device", NewDocument::deviceId),
            Column.text("book", NewDocument::bookId),
            Column.text("lane", document -> document.lane().value()),
            Column.text(
                    "stream", document -> Stream.of(document.identity().kind()).name()),
            Column.int8("caused_by", NewDocument::causedBy),
            Column.time("received_at", NewDocument::receivedAt));
    private static final RowStatement<Payload> INSERT_PAYLOAD = RowStatement.of(
            """
            insert into document_payload (document_id, payload_at, payload)
            select w.id, w.at, convert_from(w.payload, 'UTF8')::json from <rows>
            """,
            Column.int8("id", Payload::documentId),
            Column.time("at", Payload::at),
            Column.bytes("payload", Payload::json));
    private static final RowStatement<Revision> DROP_PAYLOAD =
            RowStatement.of("""
            delete from document_payload p using <rows>, document d
             where d.document_id = w.id and p.document_id = d.document_id and p.payload_at = d.payload_at
            """, Column.int8("id", Revision::documentId));
    private static final RowStatement<Revision> REPLACE = RowStatement.of(
            """
            with replaced as (
                update document d
                   set revision = w.revision, content_hash = w.hash, position = nextval('document_position'),
                       state = 'QUEUED', state_since = now(), waits_for = null, due = now(), step = 0, healed = false,
                       decided_at = null, reason_code = null, reason_text = null, authority_code = null,
                       authority_text = null, payload_at = now()
                  from <rows> where d.document_id = w.id
                returning d.document_id, d.payload_at, w.payload)
            insert into document_payload (document_id, payload_at, payload)
            select document_id, payload_at, convert_from(payload, 'UTF8')::json from replaced
            """,
            Column.int8("id", Revision::documentId),
            Column.int4("revision", Revision::revision),
            Column.bytes("hash", revision -> revision.hash().bytes()),
            Column.bytes("payload", Revision::payload));
    private static final RowStatement<Revision> HOLD = RowStatement.of(
            """
            insert into pending_revision (document_id, revision, content_hash, payload)
            select w.id, w.revision, w.hash, convert_from(w.payload, 'UTF8')::json from <rows>
            on conflict (document_id) do update
               set revision = excluded.revision, content_hash = excluded.content_hash, payload = excluded.payload,
                   received_at = now()
             where pending_revision.revision < excluded.revision
            """,
            Column.int8("id", Revision::documentId),
            Column.int4("revision", Revision::revision),
            Column.bytes("hash", revision -> revision.hash().bytes()),
            Column.bytes("payload", Revision::payload));
    private static final RowStatement<Long> DROP_HELD = RowStatement.of(
            "delete from pending_revision p using <rows> where p.document_id = w.id", Column.int8("id", id -> id));
    private static final RowStatement<Move> MOVE_ITEMS = RowStatement.of(
            """
            update document d set lane_id = i.lane_id
              from <rows> join lane l on l.scope = w.from_lane join lane i on i.scope = w.to_lane
             where d.lane_id = l.lane_id and d.kind = 'ITEM' and d.state = 'QUEUED' and d.attempts = 0
            """,
            Column.text("from_lane", move -> move.from().value()),
            Column.text("to_lane", move -> move.to().value()));

    private final Database database;

    ArrivingDocuments(Database database) {
        this.database = database;
    }

    /** What {@link #lock} finds. */
    public record Stored(long documentId, DocumentIdentity identity, ContentHash hash, Admission.Known known) {}

    /** What is stored of these identities, their rows locked until the transaction ends. */
    public List<Stored> lock(Collection<DocumentIdentity> identities) {
        return database.returning(
                LOCK,
                identities,
                rs -> new Stored(
                        rs.getLong("document_id"),
                        DocumentRows.identity(rs),
                        new ContentHash(rs.getBytes("content_hash")),
                        new Admission.Known(
                                rs.getInt("revision"),
                                rs.getBoolean("undecided"),
                                rs.getInt("step") > 0,
                                DocumentState.valueOf(rs.getString("state")))));
    }

    /**
     * Stores new documents at the end of their streams, in the order given; an identity that is there already is left
     * alone. Their lanes exist.
     *
     * @return how many were stored
     */
    public int insert(Collection<NewDocument> documents) {
        Map<DocumentIdentity, NewDocument> given = new HashMap<>();
        documents.forEach(document -> given.putIfAbsent(document.identity(), document));
        List<Payload> added = database.returning(
                INSERT,
                documents,
                rs -> new Payload(
                        rs.getLong("document_id"),
                        rs.getObject("payload_at", OffsetDateTime.class).toInstant(),
                        Objects.requireNonNull(given.get(DocumentRows.identity(rs)))
                                .payload()));
        database.write(INSERT_PAYLOAD, added);
        return added.size();
    }

    /** The data of a document, and the time that names their partition. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier to the database, never compared
    private record Payload(long documentId, Instant at, byte[] json) {}

    /** A higher revision of a document. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier to the database, never compared
    public record Revision(long documentId, int revision, ContentHash hash, byte[] payload) {}

    /** Higher revisions take their documents' places: at the end of their streams, with nothing done yet. */
    public void replace(Collection<Revision> revisions) {
        // The old data may be gone with their month, or would go before the document is done: the new ones stand in
        // this.
        database.write(DROP_PAYLOAD, revisions);
        database.write(REPLACE, revisions);
        dropHeld(revisions.stream().map(Revision::documentId).toList());
    }

    /** Keeps higher revisions until the open attempt is decided; a still higher one takes their place. */
    public void hold(Collection<Revision> revisions) {
        database.write(HOLD, revisions);
    }

    /** Forgets the revisions that were held. */
    public void dropHeld(Collection<Long> documentIds) {
        database.write(DROP_HELD, documentIds);
    }

    /** From a device's lane to that of its taxpayer's items. */
    public record Move(LaneScope from, LaneScope to) {}

    /**
     * Moves the item documents that wait in devices' lanes to the lanes of their taxpayers' items: they came before the
     * devices were known. Only those that were never sent. The caller holds the rows of the devices' lanes.
     */
    public void moveItems(Collection<Move> moves) {
        database.write(MOVE_ITEMS, moves);
    }
}
