package dev.risiti.submission.item;

import dev.risiti.contracts.document.ItemRef;
import dev.risiti.submission.device.Device;

/** An item as a document names it, with what is needed to register it. */
public record NamedItem(ItemKey key, ItemRef attributes) {
    public static NamedItem of(Device device, String source, ItemRef item) {
        return new NamedItem(ItemKey.of(device, source, item.sourceItemId()), item);
    }
}
