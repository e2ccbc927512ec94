package dev.risiti.submission.item;

import dev.risiti.contracts.document.ItemRef;
import org.jspecify.annotations.Nullable;

/** An item of a taxpayer as it is, or will be, registered at KRA. */
public record CatalogueItem(
        long itemId,
        ItemRef attributes,
        @Nullable String itemCode,
        State state,
        @Nullable Long documentId) {

    /** Whether KRA knows the item. */
    public enum State {
        REGISTERING,
        REGISTERED,
        REFUSED
    }
}
