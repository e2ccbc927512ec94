package dev.risiti.submission.item;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.document.ItemRef;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An item with all that KRA keeps of it.
 *
 * @param inUse false: not sold any more
 * @param insuranceApplicable an insurance may pay for it
 * @param safetyStock the quantity below which the business orders again
 */
public record ItemDetails(
        ItemRef ref,
        boolean inUse,
        boolean insuranceApplicable,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal safetyStock) {
    public ItemDetails {
        // 5 and 5.0 are one quantity: details are compared.
        safetyStock = safetyStock == null ? null : safetyStock.stripTrailingZeros();
    }

    /** As a line knows it: in use, with nothing special. */
    public static ItemDetails ofLine(ItemRef ref) {
        return new ItemDetails(ref, true, false, null);
    }

    /** The same, not sold any more. */
    public ItemDetails retired() {
        return new ItemDetails(ref, false, insuranceApplicable, safetyStock);
    }
}
