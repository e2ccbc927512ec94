package dev.risiti.oscu.wire;

import dev.risiti.oscu.json.KraJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stock that other branches of the PIN sent to this one (KRA reference 2.22). */
public record StockMoveListAnswer(List<Move> moves) implements Answer {
    public StockMoveListAnswer {
        moves = List.copyOf(moves);
    }

    /**
     * One movement as the sending branch recorded it.
     *
     * @param custBhfId the other branch
     * @param sarNo the sender's movement number
     */
    public record Move(
            @Nullable String custTin,
            @Nullable String custBhfId,
            long sarNo,
            @Nullable LocalDate ocrnDt,
            @Nullable BigDecimal totItemCnt,
            @Nullable BigDecimal totTaxblAmt,
            @Nullable BigDecimal totTaxAmt,
            @Nullable BigDecimal totAmt,
            @Nullable String remark,
            List<Line> lines) {
        public Move {
            lines = List.copyOf(lines);
        }

        static Move read(KraJson json) {
            return new Move(
                    json.text("custTin"),
                    json.text("custBhfId"),
                    json.requiredWholeNumber("sarNo"),
                    json.dateIfReadable("ocrnDt"),
                    json.numberIfReadable("totItemCnt"),
                    json.numberIfReadable("totTaxblAmt"),
                    json.numberIfReadable("totTaxAmt"),
                    json.numberIfReadable("totAmt"),
                    json.text("remark"),
                    json.list("itemList", Line::read));
        }
    }

    /** One line; item and quantity are certain to be there. */
    public record Line(
            @Nullable BigDecimal itemSeq,
            @Nullable String itemClsCd,
            String itemCd,
            @Nullable String itemNm,
            @Nullable String bcd,
            @Nullable String pkgUnitCd,
            @Nullable BigDecimal pkg,
            @Nullable String qtyUnitCd,
            BigDecimal qty,
            @Nullable LocalDate itemExprDt,
            @Nullable BigDecimal prc,
            @Nullable BigDecimal splyAmt,
            @Nullable BigDecimal totDcAmt,
            @Nullable BigDecimal taxblAmt,
            @Nullable String taxTyCd,
            @Nullable BigDecimal taxAmt,
            @Nullable BigDecimal totAmt) {

        static Line read(KraJson json) {
            return new Line(
                    json.numberIfReadable("itemSeq"),
                    json.text("itemClsCd"),
                    json.requiredText("itemCd"),
                    json.text("itemNm"),
                    json.text("bcd"),
                    json.text("pkgUnitCd"),
                    json.numberIfReadable("pkg"),
                    json.text("qtyUnitCd"),
                    json.requiredNumber("qty"),
                    json.dateIfReadable("itemExprDt"),
                    json.numberIfReadable("prc"),
                    json.numberIfReadable("splyAmt"),
                    json.numberIfReadable("totDcAmt"),
                    json.numberIfReadable("taxblAmt"),
                    json.text("taxTyCd"),
                    json.numberIfReadable("taxAmt"),
                    json.numberIfReadable("totAmt"));
        }
    }

    static StockMoveListAnswer read(KraJson data) {
        return new StockMoveListAnswer(data.list("stockList", Move::read));
    }
}
