package dev.risiti.submission.step;

import dev.risiti.contracts.result.Reason;
import dev.risiti.submission.document.WakeKey;
import dev.risiti.submission.item.CatalogueItem;

/** Says why a document waits for an item. */
final class ItemReadiness {
    private ItemReadiness() {}

    static Next.Park waitFor(CatalogueItem item) {
        String name = item.attributes().name();
        Reason reason = switch (item.state()) {
            case REFUSED ->
                Reason.of(
                        "ITEM_REFUSED",
                        "KRA refused the item '%s'; correct the item and send it again".formatted(name));
            case REGISTERING, REGISTERED ->
                Reason.of("ITEM_REGISTERING", "The item '%s' is being registered at KRA".formatted(name));
        };
        return new Next.Park(WakeKey.item(item.itemId()), reason);
    }
}
