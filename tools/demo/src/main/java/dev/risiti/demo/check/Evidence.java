package dev.risiti.demo.check;

import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.demo.books.BookNote;
import dev.risiti.demo.books.BookedDocument;
import dev.risiti.demo.business.BranchDevice;
import dev.risiti.demo.day.DayDocument;
import dev.risiti.demo.day.DayRecord;
import dev.risiti.demo.events.EventLog;
import dev.risiti.demo.events.Seen;
import dev.risiti.demo.kra.LedgerEntry;
import java.util.List;
import java.util.Optional;

/**
 * All that the checks go by.
 *
 * @param log what was published during the day
 * @param ledger what the referee saw of this PIN since its first day
 * @param booked every sales form in the books, of all days
 * @param notes every note in the books, of all days
 * @param movements which request belongs to which stock movement of this day
 */
public record Evidence(
        DayRecord day,
        List<BranchDevice> devices,
        EventLog log,
        List<LedgerEntry> ledger,
        List<BookedDocument> booked,
        List<BookNote> notes,
        List<StockStory> movements) {

    /** What the referee signed for a branch, on all days. */
    List<LedgerEntry> signed(BranchDevice device) {
        return ledger.stream()
                .filter(LedgerEntry::signedSale)
                .filter(entry -> entry.branchId().equals(device.branch().id()))
                .toList();
    }

    Optional<DocumentResult> decision(DayDocument document) {
        return log.decision(document.identity()).map(Seen::data);
    }

    Optional<Receipt> receipt(DayDocument document) {
        return decision(document).map(DocumentResult::receipt);
    }

    /** The referee's entry for the receipt of a document. */
    Optional<LedgerEntry> signature(DayDocument document) {
        return receipt(document)
                .flatMap(receipt -> ledger.stream()
                        .filter(LedgerEntry::signedSale)
                        .filter(entry -> entry.branchId().equals(receipt.branchId()))
                        .filter(entry -> entry.count() == receipt.invoiceNumber())
                        .findFirst());
    }
}
