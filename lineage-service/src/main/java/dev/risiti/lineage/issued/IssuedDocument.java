package dev.risiti.lineage.issued;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.document.Buyer;
import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.lineage.check.IssuedLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document with a receipt, by whichever solution.
 *
 * @param deviceId the device that issued it
 * @param lines with what was credited before this system saw the document
 * @param imported entered by a person instead of learnt from a result
 */
public record IssuedDocument(
        DocumentIdentity identity,
        String deviceId,
        @Nullable String bookId,
        String number,
        LocalDate date,
        Environment environment,
        String pin,
        String branchId,
        Solution solution,
        @Nullable String controlUnitId,
        @Nullable String machineCode,
        long invoiceNumber,
        @Nullable Long originalInvoiceNumber,
        long receiptNumber,
        @Nullable Long totalReceiptNumber,
        String signature,
        @Nullable String internalData,
        Instant signedAt,
        @Nullable String verificationUrl,
        Buyer buyer,
        String currency,
        BigDecimal exchangeRate,
        List<IssuedLine> lines,
        boolean imported) {

    public IssuedDocument {
        lines = List.copyOf(lines);
    }

    /** What an accepted sale or credit note says about itself. */
    public static IssuedDocument of(DocumentResult result, Receipt receipt) {
        return new IssuedDocument(
                result.identity(),
                result.issuingDeviceId(),
                result.bookId(),
                receipt.documentNumber(),
                receipt.date(),
                receipt.environment(),
                receipt.pin(),
                receipt.branchId(),
                receipt.solution(),
                receipt.controlUnitId(),
                receipt.machineCode(),
                receipt.invoiceNumber(),
                receipt.originalInvoiceNumber(),
                receipt.receiptNumber(),
                receipt.totalReceiptNumber(),
                receipt.signature(),
                receipt.internalData(),
                receipt.signedAt(),
                receipt.verificationUrl(),
                receipt.buyer(),
                receipt.currency(),
                receipt.exchangeRate(),
                receipt.lines().stream()
                        .map(line -> new IssuedLine(line, BigDecimal.ZERO, BigDecimal.ZERO))
                        .toList(),
                false);
    }

    BigDecimal total() {
        return lines.stream().map(line -> line.wire().totalAmount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
