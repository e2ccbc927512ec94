package dev.risiti.certify.check;

import dev.risiti.oscu.item.ItemCode;
import dev.risiti.oscu.wire.LineItem;

/** A ware as it was registered. */
record Item(Ware ware, ItemCode code, String itemClsCd) {
    LineItem onLine() {
        return new LineItem(code.value(), itemClsCd, ware.title(), null, code.packagingUnit(), code.quantityUnit());
    }
}
