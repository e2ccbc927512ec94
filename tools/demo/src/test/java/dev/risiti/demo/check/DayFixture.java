package dev.risiti.demo.check;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.demo.books.BookNote;
import dev.risiti.demo.books.BookedDocument;
import dev.risiti.demo.business.BranchDevice;
import dev.risiti.demo.business.Business;
import dev.risiti.demo.day.DayDocument;
import dev.risiti.demo.day.DayRecord;
import dev.risiti.demo.day.Duplicate;
import dev.risiti.demo.day.Forgery;
import dev.risiti.demo.events.EventLog;
import dev.risiti.demo.kra.LedgerEntry;
import dev.risiti.demo.kra.SignedReceipt;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evidence of a day of which a test says only what matters to it. */
final class DayFixture {
    static final BranchDevice NAIROBI = new BranchDevice(Business.NAIROBI, "device-00", "KRACU1");
    static final DocumentIdentity DELIVERY = Business.identity(DocumentKind.STOCK_MOVEMENT, "stock-in/00/1");

    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final List<BookedDocument> booked = new ArrayList<>();
    private final List<BookNote> notes = new ArrayList<>();
    private final List<StockStory> stories = new ArrayList<>();

    /** KRA signed a sale; number and receipt number are the same. */
    DayFixture signed(long number) {
        return seen(
                LedgerEntry.SALE,
                Long.toString(number),
                "ACCEPTED",
                new SignedReceipt(number, "S".repeat(16), "D".repeat(26), "20261121120000"));
    }

    DayFixture refused(long number) {
        return seen(LedgerEntry.SALE, Long.toString(number), "REFUSED", null);
    }

    DayFixture stock(String call, String number) {
        return seen(call, number, "ACCEPTED", null);
    }

    private DayFixture seen(String call, String number, String outcome, @Nullable SignedReceipt receipt) {
        ledger.add(new LedgerEntry(
                ledger.size() + 1L, call, NAIROBI.branch().id(), number, call + number, outcome, true, receipt));
        return this;
    }

    /** The requests of the delivery of the day, each as call and number. */
    DayFixture deliveryMade(List<StockStory.Request> requests) {
        stories.add(new StockStory(DELIVERY, requests));
        return this;
    }

    DayFixture invoice(String id, String... noteTexts) {
        booked.add(invoice(id));
        for (String text : noteTexts) {
            notes.add(new BookNote("Invoice", id, text));
        }
        return this;
    }

    private static BookedDocument invoice(String id) {
        return new BookedDocument("Invoice", id, "INV-" + id, BigDecimal.TEN, List.of());
    }

    Evidence evidence() {
        DayDocument unheardOf = new DayDocument(
                "sale", invoice("0"), NAIROBI, NAIROBI, null, false, ResultState.ACCEPTED, Instant.EPOCH);
        return new Evidence(
                new DayRecord(0, List.of(), List.of(DELIVERY), new Forgery("77", 401), new Duplicate(unheardOf, 200)),
                List.of(NAIROBI),
                new EventLog(),
                ledger,
                booked,
                notes,
                stories);
    }
}
