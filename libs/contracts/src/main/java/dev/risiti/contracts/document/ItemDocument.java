package dev.risiti.contracts.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.value.Check;
import dev.risiti.contracts.value.ContractViolation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An item of the catalogue, to be registered at KRA before a line names it, or changed. Nobody has to publish one: lines
 * carry what registering their items takes.
 *
 * @param item its price is the default price
 * @param inUse false: not sold any more
 * @param insuranceApplicable for pharmacies: an insurance may pay for it
 * @param openingQuantity stock on hand at the device on going live, booked once when KRA has the item, at its default
 *     price; null: none is booked. A stock movement states another value
 * @param safetyStock the quantity below which the business orders again
 */
public record ItemDocument(
        String tenantId,
        String source,
        String sourceDocumentId,
        int revision,
        String deviceId,
        @Nullable String bookId,
        ItemRef item,
        boolean inUse,
        boolean insuranceApplicable,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal openingQuantity,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal safetyStock)
        implements FiscalDocument {
    public ItemDocument {
        Check.text("tenantId", tenantId, 64);
        Check.text("source", source, 128);
        Check.text("sourceDocumentId", sourceDocumentId, 128);
        Check.atLeast("revision", revision, 1);
        Check.text("deviceId", deviceId, 64);
        Check.optionalText("bookId", bookId, 64);
        Check.present("item", item);
        openingQuantity = Check.optionalPositive("openingQuantity", openingQuantity);
        safetyStock = Check.optionalNotNegative("safetyStock", safetyStock);
        if (openingQuantity != null && !item.type().hasStock()) {
            throw new ContractViolation("openingQuantity", openingQuantity, "leave it out: a service has no stock");
        }
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.ITEM;
    }

    @Override
    public EventType eventType() {
        return EventType.ITEM;
    }
}
