package dev.risiti.lineage.operator;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.result.WireLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An issued document as support staff see it. Amounts are KES. */
public record IssuedDocumentView(
        String tenantId,
        String source,
        String kind,
        String sourceDocumentId,
        String number,
        LocalDate date,
        String deviceId,
        String environment,
        String pin,
        String branchId,
        String solution,
        @Nullable String controlUnitId,
        long invoiceNumber,
        long receiptNumber,
        String signature,
        Instant signedAt,
        @Nullable String verificationUrl,
        String buyerName,
        @Nullable String buyerPin,
        boolean imported,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal total,
        List<Line> lines) {

    /**
     * @param quantity in units of the source line
     * @param inFlight taken by credit notes without a receipt yet
     * @param credited taken by credit notes with a receipt
     */
    public record Line(
            WireLine line,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,
            Taken inFlight,
            Taken credited) {}

    /** A part of a line. */
    public record Taken(
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount) {}
}
