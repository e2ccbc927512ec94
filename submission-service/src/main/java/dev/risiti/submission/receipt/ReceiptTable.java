package dev.risiti.submission.receipt;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads and writes {@code receipt}. Its two keys are the last guard of invariants 2 and 5: a second receipt for a
 * document, or of a number, cannot be stored.
 */
@ApplicationScoped
public class ReceiptTable {
    private final Database database;

    ReceiptTable(Database database) {
        this.database = database;
    }

    public void store(long documentId, String deviceId, Receipt receipt) {
        database.with(handle -> handle.createUpdate("""
                        insert into receipt (document_id, device_id, invoice_number, receipt)
                        values (?, ?, ?, ?::jsonb)
                        """)
                .bind(0, documentId)
                .bind(1, deviceId)
                .bind(2, receipt.invoiceNumber())
                .bind(3, new String(EventJson.bytes(receipt), StandardCharsets.UTF_8))
                .execute());
    }

    public Optional<Receipt> find(long documentId) {
        return database.with(handle -> handle.createQuery("select receipt::text from receipt where document_id = ?")
                .bind(0, documentId)
                .mapTo(String.class)
                .findOne()
                .map(json -> EventJson.read(json.getBytes(StandardCharsets.UTF_8), Receipt.class)));
    }
}
