package dev.risiti.contracts.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.value.Check;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a purchase in our own terms.
 *
 * @param receivedSequence the line of the announced purchase that this one stands for; its supplier's codes are sent
 * @param item our own item
 * @param quantity in the item's unit
 * @param unitPrice tax-inclusive, for display; the total decides
 * @param total tax-inclusive amount in KES, two decimals; for an announced line the supplier's total, which KRA's strict
 *     door compares (KRA reference 8)
 * @param expiryDate of the goods
 */
public record PurchaseDecisionLine(
        String lineId,
        @Nullable Long receivedSequence,
        ItemRef item,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal unitPrice,

        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal total,
        TaxType taxType,
        @Nullable LocalDate expiryDate) {
    public PurchaseDecisionLine {
        Check.text("lineId", lineId, 64);
        if (receivedSequence != null) {
            Check.atLeast("receivedSequence", receivedSequence, 1L);
        }
        Check.present("item", item);
        quantity = Check.positive("quantity", quantity);
        unitPrice = Check.optionalNotNegative("unitPrice", unitPrice);
        total = Check.notNegativeAmount("total", total);
        Check.present("taxType", taxType);
    }
}
