package dev.risiti.contracts.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.value.Check;
import java.math.BigDecimal;

/**
 * One part of a composed item.
 *
 * @param quantity how much of it one unit of the composed item takes
 */
public record ItemComponent(
        ItemRef item,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity) {
    public ItemComponent {
        Check.present("item", item);
        quantity = Check.positive("quantity", quantity);
    }
}
