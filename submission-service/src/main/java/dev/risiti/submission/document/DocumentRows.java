package dev.risiti.submission.document;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.result.Reason;
import dev.risiti.submission.storage.Column;
import dev.risiti.submission.storage.RowStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How documents are named to a statement, and how a row of {@code document} is read: one way for all who do. */
final class DocumentRows {
    /** What {@link #document} reads, of {@code document d} with {@link #JOINS}. */
    static final String COLUMNS = """
            d.document_id, d.tenant_id, d.source, d.kind, d.source_document_id, d.revision, d.device_id, d.book_id,
            d.lane_id, d.stream, d.position, d.state, d.reason_code, d.reason_text, d.authority_code, d.authority_text,
            d.waits_for, d.due, d.step, d.number, d.ever_unknown, d.healed, d.attempts, d.received_at,
            c.tenant_id as cause_tenant, c.source as cause_source, c.kind as cause_kind,
            c.source_document_id as cause_id, h.revision as held_revision, h.content_hash as held_hash,
            h.payload::text as held_payload
            """;

    static final String JOINS = """
             left join document c on c.document_id = d.caused_by
             left join pending_revision h on h.document_id = d.document_id
            """;

    private DocumentRows() {}

    /**
     * A statement about documents that are named by their identities; those that never came in are left out.
     *
     * @param sql with {@code <named>} for these documents: {@code d} has their rows
     */
    static RowStatement<DocumentIdentity> named(String sql) {
        return RowStatement.of(
                sql.replace("<named>", """
                        document d
                          join <rows> on d.tenant_id = w.tenant_id and d.source = w.source and d.kind = w.kind
                           and d.source_document_id = w.source_document_id"""),
                Column.text("tenant_id", DocumentIdentity::tenantId),
                Column.text("source", DocumentIdentity::source),
                Column.text("kind", identity -> identity.kind().name()),
                Column.text("source_document_id", DocumentIdentity::sourceDocumentId));
    }

    static DocumentIdentity identity(ResultSet rs) throws SQLException {
        return new DocumentIdentity(
                rs.getString("tenant_id"),
                rs.getString("source"),
                DocumentKind.valueOf(rs.getString("kind")),
                rs.getString("source_document_id"));
    }

    /** Reads {@link #COLUMNS}, with {@code payload} beside them. */
    static DocumentTable.Full full(ResultSet rs) throws SQLException {
        byte[] payload = rs.getBytes("payload");
        return new DocumentTable.Full(document(rs), payload == null ? new byte[0] : payload);
    }

    /** Reads {@link #COLUMNS}. */
    static Document document(ResultSet rs) throws SQLException {
        return new Document(
                rs.getLong("document_id"),
                identity(rs),
                rs.getInt("revision"),
                rs.getString("device_id"),
                rs.getString("book_id"),
                rs.getLong("lane_id"),
                Stream.valueOf(rs.getString("stream")),
                rs.getLong("position"),
                DocumentState.valueOf(rs.getString("state")),
                reason(rs),
                rs.getString("waits_for"),
                due(rs),
                rs.getInt("step"),
                rs.getObject("number", Long.class),
                rs.getBoolean("ever_unknown"),
                rs.getBoolean("healed"),
                rs.getInt("attempts"),
                cause(rs),
                rs.getObject("received_at", OffsetDateTime.class).toInstant(),
                held(rs));
    }

    private static @Nullable Reason reason(ResultSet rs) throws SQLException {
        String code = rs.getString("reason_code");
        return code == null
                ? null
                : new Reason(
                        code,
                        rs.getString("reason_text"),
                        rs.getString("authority_code"),
                        rs.getString("authority_text"));
    }

    private static @Nullable DocumentIdentity cause(ResultSet rs) throws SQLException {
        String kind = rs.getString("cause_kind");
        return kind == null
                ? null
                : new DocumentIdentity(
                        rs.getString("cause_tenant"),
                        rs.getString("cause_source"),
                        DocumentKind.valueOf(kind),
                        rs.getString("cause_id"));
    }

    private static @Nullable HeldRevision held(ResultSet rs) throws SQLException {
        byte[] payload = rs.getBytes("held_payload");
        return payload == null
                ? null
                : new HeldRevision(rs.getInt("held_revision"), new ContentHash(rs.getBytes("held_hash")), payload);
    }

    /** PostgreSQL's infinity comes as the driver's largest time, beyond what {@code Instant} compares with safely. */
    private static Instant due(ResultSet rs) throws SQLException {
        OffsetDateTime due = rs.getObject("due", OffsetDateTime.class);
        return due.equals(OffsetDateTime.MAX) ? Instant.MAX : due.toInstant();
    }
}
