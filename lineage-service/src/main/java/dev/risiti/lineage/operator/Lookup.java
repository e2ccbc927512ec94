package dev.risiti.lineage.operator;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.lineage.check.Candidate;
import dev.risiti.lineage.note.NoteState;
import dev.risiti.lineage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people look up; reads only. */
@ApplicationScoped
class Lookup {
    private static final String DOCUMENTS = """
            select * from issued_document where tenant_id = ? and number = ? order by signed_at desc limit 100""";

    private static final String LINES = """
            select wire, quantity, reserved_quantity, reserved_amount, credited_quantity, credited_amount
              from issued_line where issued_id = ? order by sequence""";

    private static final String NOTES = """
            select id, tenant_id, source, source_document_id, revision, number, original_source_document_id,
                   original_number, published_device_id, issuing_device_id, state, reason_code, reason_text,
                   candidates, received_at, decided_at, newer_revision
              from credit_note
             where id > ? and (?::text is null or tenant_id = ?) and (?::text is null or state = ?)
             order by id limit ?""";

    private final Sql sql;

    Lookup(Sql sql) {
        this.sql = sql;
    }

    List<IssuedDocumentView> issuedDocuments(String tenantId, String number) {
        return sql.list(DOCUMENTS, this::document, tenantId, number);
    }

    List<CreditNoteView> creditNotes(@Nullable String tenantId, @Nullable NoteState state, long afterId, int limit) {
        return sql.list(NOTES, Lookup::note, afterId, tenantId, tenantId, state, state, limit);
    }

    private IssuedDocumentView document(ResultSet row) throws SQLException {
        return new IssuedDocumentView(
                row.getString("tenant_id"),
                row.getString("source"),
                row.getString("kind"),
                row.getString("source_document_id"),
                row.getString("number"),
                row.getObject("document_date", LocalDate.class),
                row.getString("device_id"),
                row.getString("environment"),
                row.getString("pin"),
                row.getString("branch_id"),
                row.getString("solution"),
                row.getString("control_unit_id"),
                row.getLong("invoice_number"),
                row.getLong("receipt_number"),
                row.getString("signature"),
                Objects.requireNonNull(Sql.instant(row, "signed_at")),
                row.getString("verification_url"),
                row.getString("buyer_name"),
                row.getString("buyer_pin"),
                row.getBoolean("imported"),
                row.getBigDecimal("total"),
                sql.list(LINES, Lookup::line, row.getObject("id", UUID.class)));
    }

    private static IssuedDocumentView.Line line(ResultSet row) throws SQLException {
        return new IssuedDocumentView.Line(
                json(row.getString("wire"), WireLine.class),
                row.getBigDecimal("quantity").stripTrailingZeros(),
                new IssuedDocumentView.Taken(
                        row.getBigDecimal("reserved_quantity").stripTrailingZeros(),
                        row.getBigDecimal("reserved_amount")),
                new IssuedDocumentView.Taken(
                        row.getBigDecimal("credited_quantity").stripTrailingZeros(),
                        row.getBigDecimal("credited_amount")));
    }

    private static CreditNoteView note(ResultSet row) throws SQLException {
        return new CreditNoteView(
                row.getLong("id"),
                row.getString("tenant_id"),
                row.getString("source"),
                row.getString("source_document_id"),
                row.getInt("revision"),
                row.getString("number"),
                row.getString("original_source_document_id"),
                row.getString("original_number"),
                row.getString("published_device_id"),
                row.getString("issuing_device_id"),
                NoteState.valueOf(row.getString("state")),
                row.getString("reason_code"),
                row.getString("reason_text"),
                List.of(json(row.getString("candidates"), Candidate[].class)),
                Objects.requireNonNull(Sql.instant(row, "received_at")),
                Sql.instant(row, "decided_at"),
                row.getObject("newer_revision", Integer.class));
    }

    private static <T> T json(String text, Class<T> type) {
        return EventJson.read(text.getBytes(StandardCharsets.UTF_8), type);
    }
}
