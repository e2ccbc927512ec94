package dev.risiti.lineage.routing;

import dev.risiti.contracts.document.CreditNote;
import dev.risiti.contracts.document.CreditNoteLine;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.lineage.check.Candidate;
import dev.risiti.lineage.check.Original;
import dev.risiti.lineage.issued.IssuedDocuments;
import dev.risiti.lineage.note.CreditNotes;
import dev.risiti.lineage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sale that a credit note credits: by its id, else by the number people see. A number is trusted only within
 * the note's own source and among imported history: two books of one tenant number their invoices alike, and the right
 * sale may just not have arrived yet, whereas a signed credit note cannot be taken back. Sales of other sources that
 * carry the number are offered as candidates.
 */
@ApplicationScoped
public class OriginalSearch {
    private static final String COLUMNS = """
            select source, source_document_id, number, issued_id, imported, document_date, total,
                   ended_without_receipt, why
              from known_sale""";

    private static final String BY_ID = COLUMNS + " where tenant_id = ? and source = ? and source_document_id = ?";
    private static final String BY_NUMBER =
            COLUMNS + " where tenant_id = ? and number = ? order by document_date desc nulls first limit 20";

    /** Looks only at the newest sales, so that a note nobody can place costs the same in every tenant. */
    private static final String LOOK_ALIKES = """
            select d.source, d.source_document_id, d.number, d.id as issued_id, d.imported, d.document_date, d.total,
                   false as ended_without_receipt, null::text as why
              from (select * from issued_document where tenant_id = ? and kind = 'SALE'
                     order by signed_at desc limit 1000) d
             where (?::text is null or d.buyer_pin = ?)
               and exists (select from issued_line l
                            where l.issued_id = d.id and l.source_item_id = any(?::text[])
                              and l.reserved_quantity + l.credited_quantity < l.quantity)
             order by d.signed_at desc limit 5""";

    private final Sql sql;
    private final IssuedDocuments issued;
    private final CreditNotes notes;

    OriginalSearch(Sql sql, IssuedDocuments issued, CreditNotes notes) {
        this.sql = sql;
        this.issued = issued;
        this.notes = notes;
    }

    /** What is known about the note's original; a signed one is locked until the transaction ends. */
    Original original(CreditNote note) {
        String id = note.original().sourceDocumentId();
        String number = note.original().number();
        if (id != null) {
            Optional<KnownSale> sale = sql.first(BY_ID, OriginalSearch::sale, note.tenantId(), note.source(), id);
            if (sale.isPresent()) {
                return fate(sale.get());
            }
            Optional<String> otherNote = notes.number(note.tenantId(), note.source(), id);
            if (otherNote.isPresent()) {
                return new Original.NotASale(
                        new Candidate(note.source(), id, otherNote.get(), null, null), DocumentKind.CREDIT_NOTE);
            }
        }
        List<KnownSale> sameNumber =
                number == null ? List.of() : sql.list(BY_NUMBER, OriginalSearch::sale, note.tenantId(), number);
        // A sale of this source under another id is another sale, however it is numbered.
        List<KnownSale> trusted = id != null
                ? chosen(sameNumber, sale -> sale.imported && !sale.source.equals(note.source()))
                : firstNotEmpty(
                        chosen(sameNumber, sale -> sale.source.equals(note.source())),
                        chosen(sameNumber, sale -> sale.imported));
        return switch (trusted.size()) {
            case 0 -> new Original.Unknown(nearMisses(note, sameNumber));
            case 1 -> fate(trusted.getFirst());
            default ->
                new Original.Several(trusted.stream().map(KnownSale::candidate).toList());
        };
    }

    /** A number that was refused and used again belongs to the sale that was not refused. */
    private static List<KnownSale> chosen(List<KnownSale> sales, Predicate<KnownSale> wanted) {
        List<KnownSale> fitting = sales.stream().filter(wanted).toList();
        List<KnownSale> alive =
                fitting.stream().filter(sale -> !sale.endedWithoutReceipt).toList();
        return firstNotEmpty(alive, fitting);
    }

    private static List<KnownSale> firstNotEmpty(List<KnownSale> first, List<KnownSale> second) {
        return first.isEmpty() ? second : first;
    }

    private Original fate(KnownSale sale) {
        if (sale.issuedId != null) {
            return new Original.Issued(issued.locked(sale.issuedId));
        }
        return sale.endedWithoutReceipt
                ? new Original.NotIssued(sale.candidate(), sale.why == null ? "it was taken back." : sale.why)
                : new Original.OnItsWay(sale.candidate());
    }

    private List<Candidate> nearMisses(CreditNote note, List<KnownSale> sameNumber) {
        List<KnownSale> lookAlikes = sql.list(
                LOOK_ALIKES,
                OriginalSearch::sale,
                note.tenantId(),
                note.buyerPin(),
                note.buyerPin(),
                note.lines().stream().map(CreditNoteLine::sourceItemId).toList());
        Set<Candidate> candidates = new LinkedHashSet<>();
        sameNumber.forEach(sale -> candidates.add(sale.candidate()));
        lookAlikes.forEach(sale -> candidates.add(sale.candidate()));
        return candidates.stream().limit(5).toList();
    }

    private static KnownSale sale(ResultSet row) throws SQLException {
        return new KnownSale(
                row.getString("source"),
                row.getString("source_document_id"),
                row.getString("number"),
                row.getObject("issued_id", UUID.class),
                row.getBoolean("imported"),
                row.getObject("document_date", LocalDate.class),
                row.getBigDecimal("total"),
                row.getBoolean("ended_without_receipt"),
                row.getString("why"));
    }

    /** A row of the view {@code known_sale}. */
    private record KnownSale(
            String source,
            String sourceDocumentId,
            @Nullable String number,
            @Nullable UUID issuedId,
            boolean imported,
            @Nullable LocalDate date,
            @Nullable BigDecimal total,
            boolean endedWithoutReceipt,
            @Nullable String why) {

        Candidate candidate() {
            return new Candidate(source, sourceDocumentId, number, date, total);
        }
    }
}
