package dev.risiti.lineage.announced;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Reason;
import dev.risiti.lineage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code announced_sale}. Announcements and results come on different topics, in any order: each write keeps
 * the highest revision of its own side, so the order does not matter.
 */
@ApplicationScoped
public class AnnouncedSales {
    private static final String ANNOUNCE = """
            insert into announced_sale as a
                   (tenant_id, source, source_document_id, number, device_id, announced_revision)
            values (?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, source, source_document_id) do update
               set number = excluded.number, device_id = excluded.device_id,
                   announced_revision = excluded.announced_revision
             where a.announced_revision < excluded.announced_revision""";

    private static final String DECIDE = """
            insert into announced_sale as a
                   (tenant_id, source, source_document_id, decided_revision, decided_state, decided_why)
            values (?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, source, source_document_id) do update
               set decided_revision = excluded.decided_revision, decided_state = excluded.decided_state,
                   decided_why = excluded.decided_why
             where a.decided_revision < excluded.decided_revision""";

    /** Rows are always written in this order, so that two batches wait for each other instead of deadlocking. */
    private static final Comparator<DocumentIdentity> ORDER = Comparator.comparing(DocumentIdentity::tenantId)
            .thenComparing(DocumentIdentity::source)
            .thenComparing(DocumentIdentity::sourceDocumentId);

    private final Sql sql;

    AnnouncedSales(Sql sql) {
        this.sql = sql;
    }

    public void announce(List<Sale> sales) {
        sql.batch(
                ANNOUNCE,
                sales.stream()
                        .sorted(Comparator.comparing(Sale::identity, ORDER))
                        .map(sale -> new @Nullable Object[] {
                            sale.tenantId(),
                            sale.source(),
                            sale.sourceDocumentId(),
                            sale.number(),
                            sale.deviceId(),
                            sale.revision()
                        })
                        .toList());
    }

    /** @param results of sales that ended without a receipt */
    public void endWithoutReceipt(List<DocumentResult> results) {
        sql.batch(
                DECIDE,
                results.stream()
                        .sorted(Comparator.comparing(DocumentResult::identity, ORDER))
                        .map(result -> new @Nullable Object[] {
                            result.tenantId(),
                            result.source(),
                            result.sourceDocumentId(),
                            result.revision(),
                            result.state(),
                            sentence(result.reason())
                        })
                        .toList());
    }

    private static @Nullable String sentence(@Nullable Reason reason) {
        if (reason == null) {
            return null;
        }
        return reason.authorityText() == null
                ? reason.text()
                : reason.text() + " (KRA: " + reason.authorityText() + ")";
    }
}
