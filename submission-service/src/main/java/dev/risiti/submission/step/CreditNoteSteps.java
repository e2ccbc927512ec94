package dev.risiti.submission.step;

import dev.risiti.contracts.document.MovementType;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.lineage.RoutedCreditNote;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.oscu.wire.SaleAnswer;
import dev.risiti.oscu.wire.SaleRequest;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.receipt.ReceiptTable;
import dev.risiti.submission.receipt.Receipts;
import dev.risiti.submission.result.Effects;
import dev.risiti.submission.result.Results;
import dev.risiti.submission.stock.StockLegs;
import dev.risiti.submission.tax.TaxRateTable;
import dev.risiti.submission.tax.TaxRates;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/**
 * A credit note that lineage-service routed to the device of its original. It is self-contained: codes, rates and
 * amounts are the original's.
 */
@ApplicationScoped
public class CreditNoteSteps implements Steps {
    private static final String OTHER_PAYMENT = "07";
    private static final String KES = "KES";

    private final DocumentTable documents;
    private final TaxRateTable taxRates;
    private final Receipts receipts;
    private final ReceiptTable receiptTable;
    private final StockLegs stockLegs;
    private final Results results;
    private final Clock clock;

    CreditNoteSteps(
            DocumentTable documents,
            TaxRateTable taxRates,
            Receipts receipts,
            ReceiptTable receiptTable,
            StockLegs stockLegs,
            Results results,
            Clock clock) {
        this.documents = documents;
        this.taxRates = taxRates;
        this.receipts = receipts;
        this.receiptTable = receiptTable;
        this.stockLegs = stockLegs;
        this.results = results;
        this.clock = clock;
    }

    @Override
    public Next next(Document document, Device device, Numbers numbers) {
        RoutedCreditNote note = note(document);
        if (!note.original().pin().equals(device.pin())
                || !note.original().branchId().equals(device.branchId())) {
            // Invariant 7: a note never leaves for a device that did not issue its original.
            return new Next.Refuse(Reason.of(
                    "NOT_ISSUED_HERE",
                    "The original was issued by %s branch %s, not by this device"
                            .formatted(note.original().pin(), note.original().branchId())));
        }
        return new Next.Call(
                SaleRequest.creditNote(
                        device.pin(),
                        device.branchId(),
                        note.number(),
                        numbers.take(Counter.invoices(device.deviceId())),
                        note.original().invoiceNumber(),
                        note.reason().code(),
                        note.original().buyer().pin(),
                        note.original().buyer().name(),
                        OTHER_PAYMENT,
                        clock.instant(),
                        note.date(),
                        Wire.taxTable(note.lines(), headerRates(note, device)),
                        note.remark(),
                        Wire.AUDIT,
                        device.taxpayerName(),
                        Wire.saleLines(note.lines())),
                note.lines());
    }

    /** The lines' own rates are the original's; the other types are as on the note's date. */
    private Map<TaxType, BigDecimal> headerRates(RoutedCreditNote note, Device device) {
        TaxRates today = taxRates.on(device.environment(), note.date());
        Map<TaxType, BigDecimal> rates = new EnumMap<>(today.forHeader(EnumSet.noneOf(TaxType.class)));
        for (WireLine line : note.lines()) {
            rates.put(line.taxType(), line.taxRate());
        }
        return rates;
    }

    @Override
    public Optional<Counter> counter(Document document, Device device) {
        return Optional.of(Counter.invoices(device.deviceId()));
    }

    @Override
    public boolean accepted(Document document, Attempt attempt, Device device, Answer answer, Effects effects) {
        RoutedCreditNote note = note(document);
        Receipt receipt = receipts.of(
                device,
                attempt,
                new Receipts.Content(
                        note.number(),
                        note.date(),
                        note.original().buyer(),
                        KES,
                        BigDecimal.ONE,
                        note.original().invoiceNumber()),
                (SaleAnswer) answer);
        receiptTable.store(document.documentId(), device.deviceId(), receipt);
        results.accepted(document, device.deviceId(), receipt, effects);
        String returnTo = note.goodsReturnTo();
        if (returnTo != null) {
            stockLegs.add(
                    document,
                    note.original().identity().source(),
                    returnTo,
                    note.date(),
                    MovementType.RETURN_IN,
                    note.lines());
        }
        return true;
    }

    @Override
    public void refused(Document document, Device device, Reason reason, Effects effects) {
        // lineage-service learns from the result and frees what the note had reserved.
    }

    private RoutedCreditNote note(Document document) {
        return documents.payload(document.documentId(), RoutedCreditNote.class);
    }
}
