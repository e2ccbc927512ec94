package dev.risiti.oscu.wire;

import dev.risiti.oscu.json.KraJson;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customs declarations that name this PIN (KRA reference 2.15, 8). */
public record ImportItemListAnswer(List<ImportItem> items) implements Answer {
    public ImportItemListAnswer {
        items = List.copyOf(items);
    }

    /**
     * One declared line.
     *
     * @param dclDe declaration date as KRA wrote it, day first; goes back letter by letter
     * @param imptItemSttsCd code class 26; KRA spells it with a small s here
     * @param pkgUnitCd may be a quantity unit or missing
     * @param invcFcurExcrt shillings per unit of the currency
     */
    public record ImportItem(
            String taskCd,
            String dclDe,
            long itemSeq,
            @Nullable String dclNo,
            @Nullable String hsCd,
            @Nullable String itemNm,
            @Nullable String imptItemSttsCd,
            @Nullable String orgnNatCd,
            @Nullable String exptNatCd,
            @Nullable BigDecimal pkg,
            @Nullable String pkgUnitCd,
            @Nullable BigDecimal qty,
            @Nullable String qtyUnitCd,
            @Nullable BigDecimal totWt,
            @Nullable BigDecimal netWt,
            @Nullable String spplrNm,
            @Nullable String agntNm,
            @Nullable BigDecimal invcFcurAmt,
            @Nullable String invcFcurCd,
            @Nullable BigDecimal invcFcurExcrt) {

        static ImportItem read(KraJson json) {
            return new ImportItem(
                    json.requiredText("taskCd"),
                    json.requiredText("dclDe"),
                    json.requiredWholeNumber("itemSeq"),
                    json.text("dclNo"),
                    json.text("hsCd"),
                    json.text("itemNm"),
                    json.text("imptItemsttsCd"),
                    json.text("orgnNatCd"),
                    json.text("exptNatCd"),
                    json.numberIfReadable("pkg"),
                    json.text("pkgUnitCd"),
                    json.numberIfReadable("qty"),
                    json.text("qtyUnitCd"),
                    json.numberIfReadable("totWt"),
                    json.numberIfReadable("netWt"),
                    json.text("spplrNm"),
                    json.text("agntNm"),
                    json.numberIfReadable("invcFcurAmt"),
                    json.text("invcFcurCd"),
                    json.numberIfReadable("invcFcurExcrt"));
        }
    }

    static ImportItemListAnswer read(KraJson data) {
        return new ImportItemListAnswer(data.list("itemList", ImportItem::read));
    }
}
