package dev.risiti.contracts.result;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.document.Buyer;
import dev.risiti.contracts.value.Check;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signed receipt with everything that a printed invoice shows (KRA reference 5.7).
 *
 * @param invoiceNumber {@code invcNo}, the gap-free number of the device
 * @param originalInvoiceNumber {@code orgInvcNo} of a credit note
 * @param receiptNumber {@code curRcptNo}
 * @param totalReceiptNumber {@code totRcptNo}
 * @param controlUnitId {@code sdcId}
 * @param controlUnitInvoiceNumber what is printed: control unit id, slash, receipt number
 * @param machineCode {@code mrcNo}
 * @param signature {@code rcptSign}, 16 characters
 * @param internalData {@code intrlData}, 26 characters
 * @param signedAt the control unit's own time
 * @param verificationUrl the page behind the QR code
 * @param exchangeRate KES per unit of {@code currency}; amounts here are KES
 */
public record Receipt(
        Environment environment,
        String pin,
        String branchId,
        Solution solution,
        String documentNumber,
        LocalDate date,
        long invoiceNumber,
        @Nullable Long originalInvoiceNumber,
        long receiptNumber,
        long totalReceiptNumber,
        String controlUnitId,
        @Nullable String machineCode,
        String controlUnitInvoiceNumber,
        String signature,
        String internalData,
        Instant signedAt,
        String verificationUrl,
        Buyer buyer,
        String currency,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal exchangeRate,
        List<WireLine> lines,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal totalTaxable,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal totalTax,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal total) {
    public Receipt {
        Check.present("environment", environment);
        Check.pin("pin", pin);
        Check.branch("branchId", branchId);
        Check.present("solution", solution);
        Check.text("documentNumber", documentNumber, 50);
        Check.present("date", date);
        Check.text("controlUnitId", controlUnitId, 18);
        Check.text("controlUnitInvoiceNumber", controlUnitInvoiceNumber, 40);
        Check.text("signature", signature, 16);
        Check.text("internalData", internalData, 26);
        Check.present("signedAt", signedAt);
        Check.text("verificationUrl", verificationUrl, 500);
        Check.present("buyer", buyer);
        Check.text("currency", currency, 3);
        exchangeRate = Check.positive("exchangeRate", exchangeRate);
        lines = Check.some("lines", lines);
        totalTaxable = Check.notNegativeAmount("totalTaxable", totalTaxable);
        totalTax = Check.notNegativeAmount("totalTax", totalTax);
        total = Check.notNegativeAmount("total", total);
    }
}
