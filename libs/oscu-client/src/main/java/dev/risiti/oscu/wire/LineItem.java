package dev.risiti.oscu.wire;

import org.jspecify.annotations.Nullable;

/** What a line says about its item; each field as the item was registered. */
public record LineItem(
        String itemCd,
        String itemClsCd,
        String itemNm,
        @Nullable String bcd,
        String pkgUnitCd,
        String qtyUnitCd) {
    public LineItem {
        Limit.required("itemCd", itemCd, 20);
        Limit.required("itemClsCd", itemClsCd, 10);
        Limit.required("itemNm", itemNm, 200);
        Limit.optional("bcd", bcd, 20);
        Limit.required("pkgUnitCd", pkgUnitCd, 5);
        Limit.required("qtyUnitCd", qtyUnitCd, 5);
    }
}
