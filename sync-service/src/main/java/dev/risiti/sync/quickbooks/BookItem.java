package dev.risiti.sync.quickbooks;

import static dev.risiti.sync.quickbooks.JsonFields.decimalOrZero;
import static dev.risiti.sync.quickbooks.JsonFields.reference;
import static dev.risiti.sync.quickbooks.JsonFields.requiredText;
import static dev.risiti.sync.quickbooks.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An item of the books, as far as a line needs it.
 *
 * @param unitPrice selling price of one unit
 * @param priceHoldsTax whether {@code unitPrice} is tax-inclusive
 * @param taxCodeId the tax code it is sold under unless a line says otherwise
 */
public record BookItem(
        String id,
        String name,
        Kind kind,
        BigDecimal unitPrice,
        boolean priceHoldsTax,
        @Nullable String taxCodeId) {

    /** What QuickBooks calls {@code Type}. */
    public enum Kind {
        INVENTORY,
        NON_INVENTORY,
        SERVICE
    }

    /** @throws UnreadableBooksException when the item is of a kind that cannot stand on a line, or a field is missing */
    public static BookItem read(JsonNode item) {
        String type = requiredText(item, "Type");
        Kind kind = switch (type.replace("_", "").toLowerCase(Locale.ROOT)) {
            case "inventory" -> Kind.INVENTORY;
            case "noninventory" -> Kind.NON_INVENTORY;
            case "service" -> Kind.SERVICE;
            default -> throw new UnreadableBooksException("Item.Type cannot stand on a line: " + type);
        };
        Reference taxCode = reference(item, "SalesTaxCodeRef");
        return new BookItem(
                requiredText(item, "Id"),
                requiredText(item, "Name"),
                kind,
                decimalOrZero(item, "UnitPrice"),
                "true".equals(text(item, "SalesTaxIncluded")),
                taxCode == null ? null : taxCode.value());
    }
}
