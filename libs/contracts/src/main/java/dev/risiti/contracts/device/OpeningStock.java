package dev.risiti.contracts.device;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.value.Check;
import java.math.BigDecimal;

/**
 * What KRA has of an item at an adopted device, by the movements of whoever used it before. Lines of one item add up.
 *
 * @param itemCode KRA's item code, {@code itemCd}
 */
public record OpeningStock(
        String itemCode,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity) {
    public OpeningStock {
        Check.text("itemCode", itemCode, 20);
        quantity = Check.positive("quantity", quantity);
    }
}
