package dev.risiti.contracts.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.value.Check;
import dev.risiti.contracts.value.ContractViolation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sale to be signed.
 *
 * @param number the number people see on the invoice ({@code trdInvcNo})
 * @param date the document's date in Nairobi
 * @param currency ISO 4217
 * @param exchangeRate KES per unit of the currency; mandatory unless the currency is KES
 * @param bookId the book it came from, when it came from one
 */
public record Sale(
        String tenantId,
        String source,
        String sourceDocumentId,
        int revision,
        String deviceId,
        @Nullable String bookId,
        String number,
        LocalDate date,
        String currency,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal exchangeRate,

        Buyer buyer,
        PaymentMethod paymentMethod,
        List<SaleLine> lines,
        @Nullable String remark)
        implements FiscalDocument {
    public Sale {
        Check.text("tenantId", tenantId, 64);
        Check.text("source", source, 128);
        Check.text("sourceDocumentId", sourceDocumentId, 128);
        Check.atLeast("revision", revision, 1);
        Check.text("deviceId", deviceId, 64);
        Check.optionalText("bookId", bookId, 64);
        Check.text("number", number, 50);
        Check.present("date", date);
        Check.text("currency", currency, 3);
        exchangeRate = exchangeRate == null ? null : Check.positive("exchangeRate", exchangeRate);
        Check.present("buyer", buyer);
        Check.present("paymentMethod", paymentMethod);
        lines = Check.some("lines", lines);
        Check.optionalText("remark", remark, 400);
        Set<String> ids = new HashSet<>();
        for (SaleLine line : lines) {
            if (!ids.add(line.lineId())) {
                throw new ContractViolation("lines.lineId", line.lineId(), "give each line an id of its own");
            }
        }
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.SALE;
    }

    @Override
    public EventType eventType() {
        return EventType.SALE;
    }
}
