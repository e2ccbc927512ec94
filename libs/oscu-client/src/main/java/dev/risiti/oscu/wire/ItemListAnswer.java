package dev.risiti.oscu.wire;

import dev.risiti.oscu.json.KraJson;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items KRA holds for the taxpayer (KRA reference 2.13). */
public record ItemListAnswer(List<ItemRow> items) implements Answer {
    public ItemListAnswer {
        items = List.copyOf(items);
    }

    /** One registered item; only its code is certain to be there. */
    public record ItemRow(
            String itemCd,
            @Nullable String itemClsCd,
            @Nullable String itemTyCd,
            @Nullable String itemNm,
            @Nullable String orgnNatCd,
            @Nullable String pkgUnitCd,
            @Nullable String qtyUnitCd,
            @Nullable String taxTyCd,
            @Nullable String bcd,
            @Nullable String regBhfId,
            @Nullable BigDecimal dftPrc,
            boolean inUse) {

        static ItemRow read(KraJson json) {
            return new ItemRow(
                    json.requiredText("itemCd"),
                    json.text("itemClsCd"),
                    json.text("itemTyCd"),
                    json.text("itemNm"),
                    json.text("orgnNatCd"),
                    json.text("pkgUnitCd"),
                    json.text("qtyUnitCd"),
                    json.text("taxTyCd"),
                    json.text("bcd"),
                    json.text("regBhfId"),
                    json.number("dftPrc"),
                    json.yes("useYn"));
        }
    }

    static ItemListAnswer read(KraJson data) {
        return new ItemListAnswer(data.list("itemList", ItemRow::read));
    }
}
