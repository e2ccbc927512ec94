package dev.risiti.contracts.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.value.Check;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One item that was counted.
 *
 * @param countedQuantity what is there; zero when none is left
 * @param unitPrice tax-inclusive value of one unit, for the difference; null: the item's default price
 */
public record StockCountLine(
        String lineId,
        ItemRef item,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal countedQuantity,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal unitPrice) {
    public StockCountLine {
        Check.text("lineId", lineId, 64);
        Check.present("item", item);
        countedQuantity = Check.notNegative("countedQuantity", countedQuantity);
        unitPrice = Check.optionalNotNegative("unitPrice", unitPrice);
    }
}
