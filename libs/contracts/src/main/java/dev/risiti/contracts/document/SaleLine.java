package dev.risiti.contracts.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.value.Check;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of a sale.
 *
 * @param lineId id of the line in the source document, unique within it
 * @param quantity up to ten decimals, greater than zero
 * @param unitPrice tax-inclusive, before discount, for display; the total decides
 * @param discount tax-inclusive amount already taken off {@code total}; for display
 * @param total tax-inclusive amount of the line after discount, in the document's currency, two decimals
 */
public record SaleLine(
        String lineId,
        ItemRef item,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal unitPrice,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal discount,

        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal total,
        TaxType taxType) {
    public SaleLine {
        Check.text("lineId", lineId, 64);
        Check.present("item", item);
        quantity = Check.positive("quantity", quantity);
        unitPrice = unitPrice == null ? null : Check.decimal("unitPrice", unitPrice);
        discount = discount == null ? null : Check.notNegativeAmount("discount", discount);
        total = Check.notNegativeAmount("total", total);
        Check.present("taxType", taxType);
    }
}
