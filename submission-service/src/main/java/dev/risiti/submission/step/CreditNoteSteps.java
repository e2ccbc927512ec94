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
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.receipt.ReceiptContent;
import dev.risiti.submission.result.Results;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A credit note that lineage-service routed to the device of its original. It is self-contained: codes, rates and
 * amounts are the original's.
 */
final class CreditNoteSteps implements Steps<RoutedCreditNote> {
    private static final String OTHER_PAYMENT = "07";
    private static final String KES = "KES";

    @Override
    public Class<RoutedCreditNote> payloadType() {
        return RoutedCreditNote.class;
    }

    @Override
    public Optional<Counter.Name> number(Document document) {
        return Optional.of(Counter.Name.INVOICE);
    }

    @Override
    public Next next(Work<RoutedCreditNote> work, @Nullable Long number) {
        RoutedCreditNote note = work.payload();
        Device device = work.device();
        if (!note.original().pin().equals(device.pin())
                || !note.original().branchId().equals(device.branchId())) {
            // Invariant 7: a note never leaves for a device that did not issue its original.
            return Next.Refuse.because(Reason.of(
                    "NOT_ISSUED_HERE",
                    "The original was issued by %s branch %s, not by this device"
                            .formatted(note.original().pin(), note.original().branchId())));
        }
        return Next.Call.signing(
                SaleRequest.creditNote(
                        device.pin(),
                        device.branchId(),
                        note.number(),
                        Objects.requireNonNull(number),
                        note.original().invoiceNumber(),
                        note.reason().code(),
                        note.original().buyer().pin(),
                        note.original().buyer().name(),
                        OTHER_PAYMENT,
                        work.now(),
                        note.date(),
                        Wire.taxTable(note.lines(), headerRates(work)),
                        note.remark(),
                        Wire.AUDIT,
                        device.taxpayerName(),
                        Wire.saleLines(note.lines())),
                note.lines());
    }

    /** The lines' own rates are the original's; the other types are as on the note's date. */
    private static Map<TaxType, BigDecimal> headerRates(Work<RoutedCreditNote> work) {
        RoutedCreditNote note = work.payload();
        Map<TaxType, BigDecimal> rates =
                new EnumMap<>(work.rates(note.date()).forHeader(EnumSet.noneOf(TaxType.class)));
        for (WireLine line : note.lines()) {
            rates.put(line.taxType(), line.taxRate());
        }
        return rates;
    }

    @Override
    public Task.Done accepted(Work<RoutedCreditNote> work, Attempt attempt, Answer answer) {
        RoutedCreditNote note = work.payload();
        Document document = work.document();
        Device device = work.device();
        Receipt receipt = new ReceiptContent(
                        note.number(),
                        note.date(),
                        note.original().buyer(),
                        KES,
                        BigDecimal.ONE,
                        note.original().invoiceNumber())
                .receipt(device, attempt, (SaleAnswer) answer, work.facts().receiptPage());
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.StoreReceipt(document.documentId(), device.deviceId(), receipt));
        effects.add(Results.accepted(document, device.deviceId(), receipt, work.now()));
        String returnTo = note.goodsReturnTo();
        if (returnTo != null) {
            effects.addAll(StockLegs.of(
                    document,
                    note.original().identity().source(),
                    returnTo,
                    note.date(),
                    MovementType.RETURN_IN,
                    note.lines()));
        }
        return new Task.Done(true, effects);
    }
}
