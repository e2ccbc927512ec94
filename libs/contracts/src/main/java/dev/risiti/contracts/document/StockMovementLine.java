package dev.risiti.contracts.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.value.Check;
import java.math.BigDecimal;

/**
 * One item that moves.
 *
 * @param unitPrice tax-inclusive value of one unit
 */
public record StockMovementLine(
        String lineId,
        ItemRef item,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal unitPrice) {
    public StockMovementLine {
        Check.text("lineId", lineId, 64);
        Check.present("item", item);
        quantity = Check.positive("quantity", quantity);
        unitPrice = Check.decimal("unitPrice", unitPrice);
    }
}
