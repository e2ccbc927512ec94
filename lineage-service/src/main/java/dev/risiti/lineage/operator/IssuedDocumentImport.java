package dev.risiti.lineage.operator;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.document.Buyer;
import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.value.Check;
import dev.risiti.contracts.value.ContractViolation;
import dev.risiti.lineage.issued.IssuedDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sale issued before this system or by another solution, so that credit notes against it find their way.
 *
 * @param source the system whose credit notes will name it, such as {@code quickbooks/9341453908059321}
 * @param deviceId the registered device of the solution that issued it; found by taxpayer, branch and solution when
 *     absent
 * @param exchangeRate KES per unit of the currency; all lines are KES
 */
public record IssuedDocumentImport(
        String tenantId,
        String source,
        String sourceDocumentId,
        @Nullable String deviceId,
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
        long receiptNumber,
        @Nullable Long totalReceiptNumber,
        String signature,
        @Nullable String internalData,
        Instant signedAt,
        @Nullable String verificationUrl,
        Buyer buyer,
        String currency,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal exchangeRate,
        List<ImportedLine> lines) {
    public IssuedDocumentImport {
        Check.text("tenantId", tenantId, 64);
        Check.text("source", source, 128);
        Check.text("sourceDocumentId", sourceDocumentId, 128);
        Check.optionalText("deviceId", deviceId, 64);
        Check.optionalText("bookId", bookId, 64);
        Check.text("number", number, 50);
        Check.present("date", date);
        Check.present("environment", environment);
        Check.pin("pin", pin);
        Check.branch("branchId", branchId);
        Check.present("solution", solution);
        Check.optionalText("controlUnitId", controlUnitId, 18);
        Check.optionalText("machineCode", machineCode, 50);
        Check.text("signature", signature, 64);
        Check.optionalText("internalData", internalData, 64);
        Check.present("signedAt", signedAt);
        Check.optionalText("verificationUrl", verificationUrl, 500);
        Check.present("buyer", buyer);
        Check.text("currency", currency, 3);
        exchangeRate = Check.positive("exchangeRate", exchangeRate);
        lines = Check.some("lines", lines);
        Set<Integer> sequences = new HashSet<>();
        for (ImportedLine line : lines) {
            if (!sequences.add(line.line().sequence())) {
                throw new ContractViolation(
                        "lines.line.sequence", line.line().sequence(), "give each line a sequence of its own");
            }
        }
    }

    IssuedDocument issuedBy(String issuingDeviceId) {
        return new IssuedDocument(
                new DocumentIdentity(tenantId, source, DocumentKind.SALE, sourceDocumentId),
                issuingDeviceId,
                bookId,
                number,
                date,
                environment,
                pin,
                branchId,
                solution,
                controlUnitId,
                machineCode,
                invoiceNumber,
                null,
                receiptNumber,
                totalReceiptNumber,
                signature,
                internalData,
                signedAt,
                verificationUrl,
                buyer,
                currency,
                exchangeRate,
                lines.stream().map(ImportedLine::issued).toList(),
                true);
    }
}
