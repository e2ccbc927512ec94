package dev.risiti.submission.item;

import dev.risiti.contracts.document.ItemRef;
import dev.risiti.submission.device.Device;

/** An item as a document names it, with what is needed to register it. */
public record NamedItem(ItemKey key, ItemDetails attributes) {
    public static NamedItem of(Device device, String source, ItemRef item) {
        return of(device, source, ItemDetails.ofLine(item));
    }

    public static NamedItem of(Device device, String source, ItemDetails item) {
        return new NamedItem(ItemKey.of(device, source, item.ref().sourceItemId()), item);
    }
}
