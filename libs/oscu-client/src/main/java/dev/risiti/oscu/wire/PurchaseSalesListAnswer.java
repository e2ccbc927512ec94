package dev.risiti.oscu.wire;

import dev.risiti.oscu.json.KraJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sales of suppliers that name this PIN as the buyer, as the suppliers recorded them (KRA reference 2.20, 8). The same
 * sale may come more than once; its key is {@link Sale#supplier()} without the name.
 */
public record PurchaseSalesListAnswer(List<Sale> sales) implements Answer {
    public PurchaseSalesListAnswer {
        sales = List.copyOf(sales);
    }

    /**
     * One sale of a supplier.
     *
     * @param supplier who, and under which number; goes back letter by letter
     * @param rcptTyCd S sale, R credit note
     * @param taxes the supplier's figures, which need not add up
     */
    public record Sale(
            Supplier supplier,
            @Nullable String spplrSdcId,
            @Nullable String spplrMrcNo,
            @Nullable String rcptTyCd,
            @Nullable String pmtTyCd,
            @Nullable Instant cfmDt,
            @Nullable LocalDate salesDt,
            @Nullable Instant stockRlsDt,
            @Nullable BigDecimal totItemCnt,
            TaxTable taxes,
            @Nullable String remark,
            List<Line> lines) {
        public Sale {
            lines = List.copyOf(lines);
        }

        static Sale read(KraJson json) {
            return new Sale(
                    new Supplier(
                            json.requiredText("spplrTin"),
                            json.text("spplrBhfId"),
                            json.text("spplrNm"),
                            json.requiredWholeNumber("spplrInvcNo")),
                    json.text("spplrSdcId"),
                    json.text("spplrMrcNo"),
                    json.text("rcptTyCd"),
                    json.text("pmtTyCd"),
                    json.instantIfReadable("cfmDt"),
                    json.dateIfReadable("salesDt"),
                    json.instantIfReadable("stockRlsDt"),
                    json.numberIfReadable("totItemCnt"),
                    TaxTable.read(json),
                    json.text("remark"),
                    json.list("itemList", Line::read));
        }
    }

    /** One line, with the supplier's codes. */
    public record Line(
            long itemSeq,
            @Nullable String itemClsCd,
            @Nullable String itemCd,
            @Nullable String itemNm,
            @Nullable String bcd,
            @Nullable String pkgUnitCd,
            @Nullable BigDecimal pkg,
            @Nullable String qtyUnitCd,
            @Nullable BigDecimal qty,
            @Nullable BigDecimal prc,
            @Nullable BigDecimal splyAmt,
            @Nullable BigDecimal dcRt,
            @Nullable BigDecimal dcAmt,
            @Nullable String taxTyCd,
            @Nullable BigDecimal taxblAmt,
            @Nullable BigDecimal taxAmt,
            @Nullable BigDecimal totAmt) {

        static Line read(KraJson json) {
            return new Line(
                    json.requiredWholeNumber("itemSeq"),
                    json.text("itemClsCd"),
                    json.text("itemCd"),
                    json.text("itemNm"),
                    json.text("bcd"),
                    json.text("pkgUnitCd"),
                    json.numberIfReadable("pkg"),
                    json.text("qtyUnitCd"),
                    json.numberIfReadable("qty"),
                    json.numberIfReadable("prc"),
                    json.numberIfReadable("splyAmt"),
                    json.numberIfReadable("dcRt"),
                    json.numberIfReadable("dcAmt"),
                    json.text("taxTyCd"),
                    json.numberIfReadable("taxblAmt"),
                    json.numberIfReadable("taxAmt"),
                    json.numberIfReadable("totAmt"));
        }
    }

    static PurchaseSalesListAnswer read(KraJson data) {
        return new PurchaseSalesListAnswer(data.list("saleList", Sale::read));
    }
}
