package dev.risiti.submission.item;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An item of a taxpayer as it is, or will be, registered at KRA.
 *
 * @param itemCode its code at KRA, once a call names one
 * @param onHand quantity at the device that asks, by accepted movements
 */
public record CatalogueItem(
        ItemKey key, ItemDetails attributes, @Nullable String itemCode, State state, BigDecimal onHand) {

    /**
     * Whether KRA knows the item.
     *
     * <pre>
     * NAMED ─▶ REGISTERING ─▶ REGISTERED
     *               ▲  │
     *  (corrected)  └─ REFUSED
     * </pre>
     */
    public enum State {
        /** A document named it; its registration is not under way yet. */
        NAMED,
        REGISTERING,
        REGISTERED,
        REFUSED
    }
}
