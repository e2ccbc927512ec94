package dev.risiti.submission.receipt;

import dev.risiti.contracts.document.Buyer;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.oscu.receipt.ControlUnitNumber;
import dev.risiti.oscu.receipt.ReceiptLink;
import dev.risiti.oscu.wire.SaleAnswer;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.device.Device;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a document itself puts on its receipt, for sales and credit notes alike. Pure. */
public record ReceiptContent(
        String number,
        LocalDate date,
        Buyer buyer,
        String currency,
        BigDecimal exchangeRate,
        @Nullable Long originalInvoiceNumber) {

    /** The receipt, from what was sent and what KRA answered; {@code page} is KRA's receipt page. */
    public Receipt receipt(Device device, Attempt attempt, SaleAnswer answer, URI page) {
        String unit = Objects.requireNonNull(device.controlUnitId(), "an active device has a control unit");
        return new Receipt(
                device.environment(),
                device.pin(),
                device.branchId(),
                device.solution(),
                number,
                date,
                Objects.requireNonNull(attempt.number(), "a sale's attempt has a number"),
                originalInvoiceNumber,
                answer.curRcptNo(),
                answer.totRcptNo(),
                unit,
                device.machineCode(),
                ControlUnitNumber.of(unit, answer.curRcptNo()),
                answer.rcptSign(),
                answer.intrlData(),
                answer.sdcDateTime(),
                ReceiptLink.of(page, device.pin(), device.branchId(), answer.rcptSign())
                        .toString(),
                buyer,
                currency,
                exchangeRate,
                attempt.wireLines(),
                sum(attempt, WireLine::taxableAmount),
                sum(attempt, WireLine::taxAmount),
                sum(attempt, WireLine::totalAmount));
    }

    private static BigDecimal sum(Attempt attempt, Function<WireLine, BigDecimal> amount) {
        return attempt.wireLines().stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
