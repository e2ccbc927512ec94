package dev.risiti.contracts.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.value.Check;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of a credit note; quantities and amounts are positive.
 *
 * @param originalLineId the line of the sale that is credited; without it the line is found by its item
 * @param total tax-inclusive amount credited, in the document's currency, two decimals
 */
public record CreditNoteLine(
        String lineId,
        @Nullable String originalLineId,
        String sourceItemId,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal total) {
    public CreditNoteLine {
        Check.text("lineId", lineId, 64);
        Check.optionalText("originalLineId", originalLineId, 64);
        Check.text("sourceItemId", sourceItemId, 128);
        quantity = Check.positive("quantity", quantity);
        total = Check.notNegativeAmount("total", total);
    }
}
