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

    /**
     * One registered item; only its code is certain to be there.
     *
     * @param changedByKra the class was changed by the authority
     */
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
            boolean inUse,
            @Nullable String tin,
            @Nullable String itemStdNm,
            @Nullable String btchNo,
            @Nullable BigDecimal grpPrcL1,
            @Nullable BigDecimal grpPrcL2,
            @Nullable BigDecimal grpPrcL3,
            @Nullable BigDecimal grpPrcL4,
            @Nullable BigDecimal grpPrcL5,
            @Nullable String addInfo,
            @Nullable BigDecimal sftyQty,
            boolean insurable,
            boolean changedByKra) {

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
                    json.numberIfReadable("dftPrc"),
                    json.yes("useYn"),
                    json.text("tin"),
                    json.text("itemStdNm"),
                    json.text("btchNo"),
                    json.numberIfReadable("grpPrcL1"),
                    json.numberIfReadable("grpPrcL2"),
                    json.numberIfReadable("grpPrcL3"),
                    json.numberIfReadable("grpPrcL4"),
                    json.numberIfReadable("grpPrcL5"),
                    json.text("addInfo"),
                    json.numberIfReadable("sftyQty"),
                    json.yes("isrcAplcbYn"),
                    json.yes("rraModYn"));
        }
    }

    static ItemListAnswer read(KraJson data) {
        return new ItemListAnswer(data.list("itemList", ItemRow::read));
    }
}
