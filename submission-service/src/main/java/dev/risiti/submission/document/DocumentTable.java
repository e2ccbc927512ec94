package dev.risiti.submission.document;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.result.Reason;
import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code document}, {@code document_payload} and {@code pending_revision}. */
@ApplicationScoped
public class DocumentTable {
    private static final String COLUMNS = """
            d.document_id, d.tenant_id, d.source, d.kind, d.source_document_id, d.revision, d.device_id, d.book_id,
            d.lane_id, d.stream, d.position, d.state, d.reason_code, d.reason_text, d.authority_code, d.authority_text,
            d.waits_for, d.due, d.step, d.number, d.ever_unknown, d.attempts, d.caused_by, d.received_at
            """;

    private final Database database;

    DocumentTable(Database database) {
        this.database = database;
    }

    /** What is stored of an identity, its row locked until the transaction ends. */
    public Optional<Stored> lock(DocumentIdentity identity) {
        return database.with(handle -> handle.createQuery("""
                        select d.document_id, d.revision, d.content_hash, d.state, d.device_id,
                               exists (select 1 from attempt a where a.document_id = d.document_id
                                        and a.state in ('OPEN', 'UNKNOWN', 'UNCONFIRMED')) as undecided
                          from document d
                         where tenant_id = :tenant and source = :source and kind = :kind and source_document_id = :id
                           for update of d
                        """)
                .bind("tenant", identity.tenantId())
                .bind("source", identity.source())
                .bind("kind", identity.kind())
                .bind("id", identity.sourceDocumentId())
                .map((rs, ctx) -> new Stored(
                        rs.getLong("document_id"),
                        new ContentHash(rs.getBytes("content_hash")),
                        new Admission.Known(
                                rs.getInt("revision"),
                                rs.getBoolean("undecided"),
                                DocumentState.valueOf(rs.getString("state")))))
                .findOne());
    }

    /** Stores a new document at the end of its stream; empty when the identity is there already. */
    public Optional<Long> insert(NewDocument document) {
        return database.with(handle -> {
            Optional<Long> id = handle.createQuery("""
                            insert into document (tenant_id, source, kind, source_document_id, revision, content_hash,
                                    device_id, book_id, lane_id, stream, position, state, caused_by, received_at)
                            values (:tenant, :source, :kind, :id, :revision, :hash, :device, :book, :lane, :stream,
                                    :position, 'QUEUED', :causedBy, coalesce(:receivedAt, now()))
                            on conflict (tenant_id, source, kind, source_document_id) do nothing
                            returning document_id
                            """)
                    .bind("tenant", document.identity().tenantId())
                    .bind("source", document.identity().source())
                    .bind("kind", document.identity().kind())
                    .bind("id", document.identity().sourceDocumentId())
                    .bind("revision", document.revision())
                    .bind("hash", document.hash().bytes())
                    .bind("device", document.deviceId())
                    .bind("book", document.bookId())
                    .bind("lane", document.laneId())
                    .bind("stream", document.stream())
                    .bind("position", document.position())
                    .bind("causedBy", document.causedBy())
                    .bind("receivedAt", document.receivedAt())
                    .mapTo(Long.class)
                    .findOne();
            id.ifPresent(documentId -> handle.createUpdate(
                            "insert into document_payload (document_id, payload) values (?, ?::jsonb)")
                    .bind(0, documentId)
                    .bind(1, new String(document.payload(), StandardCharsets.UTF_8))
                    .execute());
            return id;
        });
    }

    /** A higher revision takes the document's place: at the end of its stream, with nothing done yet. */
    public void replace(long documentId, int revision, ContentHash hash, byte[] payload, long position) {
        database.with(handle -> {
            handle.createUpdate("""
                            update document set revision = :revision, content_hash = :hash, position = :position,
                                   state = 'QUEUED', waits_for = null, due = now(), step = 0, decided_at = null,
                                   reason_code = null, reason_text = null, authority_code = null, authority_text = null
                             where document_id = :id
                            """)
                    .bind("revision", revision)
                    .bind("hash", hash.bytes())
                    .bind("position", position)
                    .bind("id", documentId)
                    .execute();
            return handle.createUpdate("update document_payload set payload = ?::jsonb where document_id = ?")
                    .bind(0, new String(payload, StandardCharsets.UTF_8))
                    .bind(1, documentId)
                    .execute();
        });
    }

    /** Keeps a higher revision until the open attempt is decided; a still higher one takes its place. */
    public void hold(long documentId, int revision, ContentHash hash, byte[] payload) {
        database.with(handle -> handle.createUpdate("""
                        insert into pending_revision (document_id, revision, content_hash, payload)
                        values (:id, :revision, :hash, :payload::jsonb)
                        on conflict (document_id) do update
                           set revision = excluded.revision, content_hash = excluded.content_hash,
                               payload = excluded.payload, received_at = now()
                         where pending_revision.revision < excluded.revision
                        """)
                .bind("id", documentId)
                .bind("revision", revision)
                .bind("hash", hash.bytes())
                .bind("payload", new String(payload, StandardCharsets.UTF_8))
                .execute());
    }

    /** Takes the revision that was held for a document, if there is one. */
    public Optional<HeldRevision> takeHeld(long documentId) {
        return database.with(handle -> handle.createQuery("""
                        delete from pending_revision where document_id = ?
                        returning revision, content_hash, payload::text
                        """)
                .bind(0, documentId)
                .map((rs, ctx) -> new HeldRevision(
                        rs.getInt("revision"),
                        new ContentHash(rs.getBytes("content_hash")),
                        rs.getString("payload").getBytes(StandardCharsets.UTF_8)))
                .findOne());
    }

    /** The documents at the head of each stream of a lane. */
    public List<Document> heads(long laneId) {
        return database.with(handle -> handle.createQuery("select distinct on (d.stream) " + COLUMNS + """
                          from document d
                         where d.lane_id = ? and d.state in ('QUEUED', 'BLOCKED')
                         order by d.stream, d.position
                        """)
                .bind(0, laneId)
                .map(DocumentTable::document)
                .list());
    }

    public Document get(long documentId) {
        return find(documentId).orElseThrow(() -> new IllegalStateException("no document " + documentId));
    }

    public Optional<Document> find(long documentId) {
        return database.with(
                handle -> handle.createQuery("select " + COLUMNS + " from document d where document_id = ?")
                        .bind(0, documentId)
                        .map(DocumentTable::document)
                        .findOne());
    }

    /** Documents by state, newest first, for people; each filter may be absent. */
    public List<Document> search(
            @Nullable String tenantId, @Nullable DocumentState state, @Nullable String deviceId, int limit) {
        return database.with(handle -> handle.createQuery("select " + COLUMNS + """
                          from document d
                         where (:tenant::text is null or d.tenant_id = :tenant)
                           and (:state::text is null or d.state = :state)
                           and (:device::text is null or d.device_id = :device)
                         order by d.document_id desc limit :limit
                        """)
                .bind("tenant", tenantId)
                .bind("state", state == null ? null : state.name())
                .bind("device", deviceId)
                .bind("limit", limit)
                .map(DocumentTable::document)
                .list());
    }

    /** The data of the document as a record of its kind. */
    public <T> T payload(long documentId, Class<T> type) {
        return EventJson.read(
                database.with(handle -> handle.createQuery(
                                        "select payload::text from document_payload where document_id = ?")
                                .bind(0, documentId)
                                .mapTo(String.class)
                                .one())
                        .getBytes(StandardCharsets.UTF_8),
                type);
    }

    /** Ends a document, or stops its stream ({@link DocumentState#BLOCKED}). */
    public void decide(long documentId, DocumentState state, @Nullable Reason reason) {
        database.with(handle -> handle.createUpdate("""
                        update document set state = :state, waits_for = null, reason_code = :code, reason_text = :text,
                               authority_code = :authorityCode, authority_text = :authorityText,
                               decided_at = case when :state = 'BLOCKED' then null else now() end
                         where document_id = :id
                        """)
                .bind("state", state.name())
                .bind("code", reason == null ? null : reason.code())
                .bind("text", reason == null ? null : reason.text())
                .bind("authorityCode", reason == null ? null : reason.authorityCode())
                .bind("authorityText", reason == null ? null : reason.authorityText())
                .bind("id", documentId)
                .execute());
    }

    /** Takes a document out of its stream until {@code wakeKey} is provided. */
    public void park(long documentId, String wakeKey, Reason reason) {
        database.with(handle -> handle.createUpdate("""
                        update document set state = 'WAITING', waits_for = :key, reason_code = :code, reason_text = :text,
                               authority_code = :authorityCode, authority_text = :authorityText
                         where document_id = :id
                        """)
                .bind("key", wakeKey)
                .bind("code", reason.code())
                .bind("text", reason.text())
                .bind("authorityCode", reason.authorityCode())
                .bind("authorityText", reason.authorityText())
                .bind("id", documentId)
                .execute());
    }

    /** The documents that wait for something, in their old order. */
    public List<Document> waitingFor(String wakeKey) {
        return database.with(handle -> handle.createQuery("select " + COLUMNS + """
                          from document d where d.state = 'WAITING' and d.waits_for = ?
                         order by d.lane_id, d.position for update of d
                        """)
                .bind(0, wakeKey)
                .map(DocumentTable::document)
                .list());
    }

    /** The documents that waited for a time which has come. */
    public List<Document> waitingForTime() {
        return database.with(handle -> handle.createQuery("select " + COLUMNS + """
                          from document d where d.state = 'WAITING' and d.waits_for = ? and d.due <= now()
                         order by d.lane_id, d.position limit 500 for update of d skip locked
                        """)
                .bind(0, WakeKey.time())
                .map(DocumentTable::document)
                .list());
    }

    /** A waiting document enters its stream. */
    public void enter(long documentId, long position) {
        database.with(handle ->
                handle.createUpdate("""
                        update document set state = 'QUEUED', waits_for = null, position = ?, due = now(),
                               reason_code = null, reason_text = null, authority_code = null, authority_text = null
                         where document_id = ? and state = 'WAITING'
                        """).bind(0, position).bind(1, documentId).execute());
    }

    /** Not again before then. */
    public void postpone(long documentId, Duration delay) {
        database.with(handle -> handle.createUpdate(
                        "update document set due = now() + make_interval(secs => ?) where document_id = ?")
                .bind(0, delay.toMillis() / 1000.0)
                .bind(1, documentId)
                .execute());
    }

    /** One of the document's calls is done. */
    public void advance(long documentId) {
        database.with(handle -> handle.createUpdate(
                        "update document set step = step + 1, number = null where document_id = ?")
                .bind(0, documentId)
                .execute());
    }

    /** The document holds this number from now on; null: it gave it back. */
    public void holdNumber(long documentId, @Nullable Long number) {
        database.with(handle -> handle.createUpdate("update document set number = :number where document_id = :id")
                .bind("number", number)
                .bind("id", documentId)
                .execute());
    }

    public void countAttempt(long documentId) {
        database.with(handle -> handle.createUpdate("update document set attempts = attempts + 1 where document_id = ?")
                .bind(0, documentId)
                .execute());
    }

    public void markUnknown(long documentId) {
        database.with(handle -> handle.createUpdate("update document set ever_unknown = true where document_id = ?")
                .bind(0, documentId)
                .execute());
    }

    /** KRA confirmed that no attempt of the document was stored. */
    public void clearUnknown(long documentId) {
        database.with(handle -> handle.createUpdate("update document set ever_unknown = false where document_id = ?")
                .bind(0, documentId)
                .execute());
    }

    /** What {@link #lock} finds. */
    public record Stored(long documentId, ContentHash hash, Admission.Known known) {}

    /** A revision that waited for an attempt to be decided. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier from the database, never compared
    public record HeldRevision(int revision, ContentHash hash, byte[] payload) {}

    private static Document document(ResultSet rs, StatementContext ctx) throws SQLException {
        String reasonCode = rs.getString("reason_code");
        return new Document(
                rs.getLong("document_id"),
                new DocumentIdentity(
                        rs.getString("tenant_id"),
                        rs.getString("source"),
                        DocumentKind.valueOf(rs.getString("kind")),
                        rs.getString("source_document_id")),
                rs.getInt("revision"),
                rs.getString("device_id"),
                rs.getString("book_id"),
                rs.getLong("lane_id"),
                Stream.valueOf(rs.getString("stream")),
                rs.getLong("position"),
                DocumentState.valueOf(rs.getString("state")),
                reasonCode == null
                        ? null
                        : new Reason(
                                reasonCode,
                                rs.getString("reason_text"),
                                rs.getString("authority_code"),
                                rs.getString("authority_text")),
                rs.getString("waits_for"),
                instant(rs, "due"),
                rs.getInt("step"),
                nullableLong(rs, "number"),
                rs.getBoolean("ever_unknown"),
                rs.getInt("attempts"),
                nullableLong(rs, "caused_by"),
                instant(rs, "received_at"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Long nullableLong(ResultSet rs, String column) throws SQLException {
        long value = rs.getLong(column);
        return rs.wasNull() ? null : value;
    }
}
