package dev.risiti.contracts.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.value.Check;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the business says to one line of a customs declaration. An approved one brings its goods into the stock of the
 * device.
 *
 * @param declarationDate {@code dclDe} exactly as KRA's list gave it, day first
 * @param taskCode {@code taskCd} of the declaration
 * @param itemSequence {@code itemSeq} of the line in the declaration
 * @param declarationNumber {@code dclNo}, for people
 * @param hsCode customs tariff code of the line
 * @param item our own item
 * @param date the day the goods come into stock, in Nairobi
 * @param quantity what comes into stock when approved, in the item's unit; null: nothing is booked
 * @param unitPrice tax-inclusive value of one unit in KES; null: the item's default price
 * @param remark KRA wants one on approval; when there is none, a plain one is sent
 */
public record ImportDecision(
        String tenantId,
        String source,
        String sourceDocumentId,
        int revision,
        String deviceId,
        @Nullable String bookId,
        Decision decision,
        String declarationDate,
        String taskCode,
        long itemSequence,
        @Nullable String declarationNumber,
        String hsCode,
        ItemRef item,
        LocalDate date,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal quantity,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal unitPrice,

        @Nullable String remark)
        implements FiscalDocument {
    public ImportDecision {
        Check.text("tenantId", tenantId, 64);
        Check.text("source", source, 128);
        Check.text("sourceDocumentId", sourceDocumentId, 128);
        Check.atLeast("revision", revision, 1);
        Check.text("deviceId", deviceId, 64);
        Check.optionalText("bookId", bookId, 64);
        Check.present("decision", decision);
        Check.text("declarationDate", declarationDate, 8);
        Check.text("taskCode", taskCode, 50);
        Check.atLeast("itemSequence", itemSequence, 1L);
        Check.optionalText("declarationNumber", declarationNumber, 50);
        Check.text("hsCode", hsCode, 17);
        Check.present("item", item);
        Check.present("date", date);
        quantity = Check.optionalPositive("quantity", quantity);
        unitPrice = Check.optionalNotNegative("unitPrice", unitPrice);
        Check.optionalText("remark", remark, 400);
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.IMPORT_DECISION;
    }

    @Override
    public EventType eventType() {
        return EventType.IMPORT_DECISION;
    }
}
