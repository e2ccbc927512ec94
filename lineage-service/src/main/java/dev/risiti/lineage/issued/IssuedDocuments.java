package dev.risiti.lineage.issued;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.document.Buyer;
import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.lineage.OriginalSale;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.lineage.check.IssuedLine;
import dev.risiti.lineage.check.IssuedSale;
import dev.risiti.lineage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables {@code issued_document} and {@code issued_line}. */
@ApplicationScoped
public class IssuedDocuments {
    private static final String RECORD = """
            insert into issued_document
                   (id, tenant_id, source, kind, source_document_id, device_id, book_id, number, document_date,
                    environment, pin, branch_id, solution, control_unit_id, machine_code, invoice_number,
                    original_invoice_number, receipt_number, total_receipt_number, signature, internal_data, signed_at,
                    verification_url, buyer_name, buyer_pin, buyer_phone, currency, exchange_rate, total, imported,
                    content_hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, source, kind, source_document_id) do nothing""";

    private static final String RECORD_LINE = """
            insert into issued_line
                   (issued_id, sequence, source_item_id, wire, quantity, amount, credited_quantity, credited_amount)
            values (?, ?, ?, ?::jsonb, ?, ?, ?, ?)""";

    private static final String HASH = """
            select content_hash from issued_document
             where tenant_id = ? and source = ? and kind = ? and source_document_id = ?""";

    private static final String LOCK = """
            select id from issued_document where id = any(?::uuid[]) order by id for update""";

    private static final String SALE = """
            select d.*, (select count(distinct t.note_id) from credit_taking t
                          where t.issued_id = d.id and t.state <> 'RELEASED') as notes
              from issued_document d where d.id = ?""";

    private static final String LINES = """
            select wire, reserved_quantity + credited_quantity as taken_quantity,
                   reserved_amount + credited_amount as taken_amount
              from issued_line where issued_id = ? order by sequence""";

    private final Sql sql;

    IssuedDocuments(Sql sql) {
        this.sql = sql;
    }

    /** Records the document unless its identity already has a receipt: one document never has two. */
    public Recording record(IssuedDocument document) {
        UUID id = UUID.randomUUID();
        DocumentIdentity identity = document.identity();
        String hash = ContentHash.of(document);
        int recorded = sql.update(
                RECORD,
                id,
                identity.tenantId(),
                identity.source(),
                identity.kind(),
                identity.sourceDocumentId(),
                document.deviceId(),
                document.bookId(),
                document.number(),
                document.date(),
                document.environment(),
                document.pin(),
                document.branchId(),
                document.solution(),
                document.controlUnitId(),
                document.machineCode(),
                document.invoiceNumber(),
                document.originalInvoiceNumber(),
                document.receiptNumber(),
                document.totalReceiptNumber(),
                document.signature(),
                document.internalData(),
                document.signedAt(),
                document.verificationUrl(),
                document.buyer().name(),
                document.buyer().pin(),
                document.buyer().phone(),
                document.currency(),
                document.exchangeRate(),
                document.total(),
                document.imported(),
                hash);
        if (recorded == 0) {
            String known = sql.first(
                            HASH,
                            row -> row.getString("content_hash"),
                            identity.tenantId(),
                            identity.source(),
                            identity.kind(),
                            identity.sourceDocumentId())
                    .orElseThrow();
            return known.equals(hash) ? Recording.KNOWN : Recording.CONTRADICTED;
        }
        sql.batch(
                RECORD_LINE,
                document.lines().stream()
                        .map(line -> new @Nullable Object[] {
                            id,
                            line.wire().sequence(),
                            line.wire().sourceItemId(),
                            EventJson.text(line.wire()),
                            line.wire().sourceQuantity(),
                            line.wire().totalAmount(),
                            line.takenQuantity(),
                            line.takenAmount()
                        })
                        .toList());
        return Recording.RECORDED;
    }

    /**
     * Locks the documents until the transaction ends, so that the credit notes of one original pass one after the
     * other. Whoever locks notes as well locks those first.
     */
    public void lock(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            sql.list(
                    LOCK,
                    row -> row.getString("id"),
                    ids.stream().map(UUID::toString).toList());
        }
    }

    /** The sale and what is left of it, locked until the transaction ends. */
    public IssuedSale locked(UUID id) {
        // Two statements: the second one sees what the transaction before us committed while the first one waited.
        lock(List.of(id));
        List<IssuedLine> lines = sql.list(
                LINES,
                row -> new IssuedLine(
                        EventJson.read(row.getString("wire").getBytes(StandardCharsets.UTF_8), WireLine.class),
                        row.getBigDecimal("taken_quantity").stripTrailingZeros(),
                        row.getBigDecimal("taken_amount")),
                id);
        return sql.first(SALE, row -> sale(row, lines), id).orElseThrow();
    }

    private static IssuedSale sale(ResultSet row, List<IssuedLine> lines) throws SQLException {
        DocumentIdentity identity = new DocumentIdentity(
                row.getString("tenant_id"),
                row.getString("source"),
                DocumentKind.valueOf(row.getString("kind")),
                row.getString("source_document_id"));
        BigDecimal exchangeRate = row.getBigDecimal("exchange_rate");
        return new IssuedSale(
                row.getObject("id", UUID.class),
                new OriginalSale(
                        identity,
                        row.getString("number"),
                        Environment.valueOf(row.getString("environment")),
                        row.getString("pin"),
                        row.getString("branch_id"),
                        Solution.valueOf(row.getString("solution")),
                        row.getString("control_unit_id"),
                        row.getLong("invoice_number"),
                        row.getLong("receipt_number"),
                        row.getString("signature"),
                        Objects.requireNonNull(Sql.instant(row, "signed_at")),
                        new Buyer(
                                row.getString("buyer_name"), row.getString("buyer_pin"), row.getString("buyer_phone"))),
                row.getString("device_id"),
                row.getObject("document_date", LocalDate.class),
                exchangeRate.stripTrailingZeros(),
                lines,
                row.getInt("notes"));
    }
}
