package dev.risiti.submission.receipt;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.submission.storage.Column;
import dev.risiti.submission.storage.Database;
import dev.risiti.submission.storage.RowStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;

/**
 * Reads and writes {@code receipt}. Its two keys are the last guard of invariants 2 and 5: a second receipt for a
 * document, or of a number, cannot be stored.
 */
@ApplicationScoped
public class ReceiptTable {
    private static final RowStatement<Signed> STORE = RowStatement.of(
            """
            insert into receipt (document_id, device_id, invoice_number, receipt)
            select w.document, w.device, w.number, convert_from(w.receipt, 'UTF8')::json from <rows>
            """,
            Column.int8("document", Signed::documentId),
            Column.text("device", Signed::deviceId),
            Column.int8("number", signed -> signed.receipt().invoiceNumber()),
            Column.bytes("receipt", signed -> EventJson.bytes(signed.receipt())));

    private final Database database;

    ReceiptTable(Database database) {
        this.database = database;
    }

    /** What KRA signed for a document. */
    public record Signed(long documentId, String deviceId, Receipt receipt) {}

    public void store(Collection<Signed> signed) {
        database.write(STORE, signed);
    }

    public Optional<Receipt> find(long documentId) {
        return database.with(handle -> handle.createQuery("select receipt::text from receipt where document_id = ?")
                .bind(0, documentId)
                .mapTo(String.class)
                .findOne()
                .map(json -> EventJson.read(json.getBytes(StandardCharsets.UTF_8), Receipt.class)));
    }
}
