package dev.risiti.submission.receipt;

import dev.risiti.contracts.document.Buyer;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.oscu.receipt.ControlUnitNumber;
import dev.risiti.oscu.wire.SaleAnswer;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.device.Device;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts a receipt together from what was sent and what KRA answered. */
@ApplicationScoped
public class Receipts {
    private final ReceiptPages pages;

    Receipts(ReceiptPages pages) {
        this.pages = pages;
    }

    /** What the document itself says, for sales and credit notes alike. */
    public record Content(
            String number,
            LocalDate date,
            Buyer buyer,
            String currency,
            BigDecimal exchangeRate,
            @Nullable Long originalInvoiceNumber) {}

    public Receipt of(Device device, Attempt attempt, Content content, SaleAnswer answer) {
        String unit = Objects.requireNonNull(device.controlUnitId(), "an active device has a control unit");
        return new Receipt(
                device.environment(),
                device.pin(),
                device.branchId(),
                device.solution(),
                content.number(),
                content.date(),
                Objects.requireNonNull(attempt.number(), "a sale's attempt has a number"),
                content.originalInvoiceNumber(),
                answer.curRcptNo(),
                answer.totRcptNo(),
                unit,
                device.machineCode(),
                ControlUnitNumber.of(unit, answer.curRcptNo()),
                answer.rcptSign(),
                answer.intrlData(),
                answer.sdcDateTime(),
                pages.link(device, answer.rcptSign()),
                content.buyer(),
                content.currency(),
                content.exchangeRate(),
                attempt.wireLines(),
                sum(attempt, WireLine::taxableAmount),
                sum(attempt, WireLine::taxAmount),
                sum(attempt, WireLine::totalAmount));
    }

    private static BigDecimal sum(Attempt attempt, Function<WireLine, BigDecimal> amount) {
        return attempt.wireLines().stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
