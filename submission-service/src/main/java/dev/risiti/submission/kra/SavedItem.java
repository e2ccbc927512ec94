package dev.risiti.submission.kra;

import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.json.KraJson;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.oscu.wire.ItemListAnswer;
import dev.risiti.submission.core.Asked;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether KRA's item list shows what a {@code saveItem} said. Pure. */
final class SavedItem {
    private SavedItem() {}

    /**
     * A registration is there when its code is: nobody else hands the code out. An item that is saved again was there
     * before, so that only its content tells; where KRA shows it as it was, nothing was taken.
     *
     * @param savedAgain the code was registered before
     */
    static Asked among(List<ItemListAnswer.ItemRow> rows, OscuRequest request, boolean savedAgain) {
        KraJson sent = KraJson.parse(request.body()).orElseThrow();
        String code = sent.requiredText("itemCd");
        return rows.stream().filter(row -> row.itemCd().equals(code)).anyMatch(row -> !savedAgain || shows(row, sent))
                ? new Asked.Same(new Answer.Saved())
                : new Asked.Absent();
    }

    private static boolean shows(ItemListAnswer.ItemRow row, KraJson sent) {
        return Objects.equals(row.itemNm(), sent.text("itemNm"))
                && Objects.equals(row.itemClsCd(), sent.text("itemClsCd"))
                && Objects.equals(row.taxTyCd(), sent.text("taxTyCd"))
                && Objects.equals(row.bcd(), sent.text("bcd"))
                && same(row.dftPrc(), sent.number("dftPrc"))
                && same(row.sftyQty(), sent.number("sftyQty"))
                && row.insurable() == sent.yes("isrcAplcbYn")
                && row.inUse() == sent.yes("useYn");
    }

    private static boolean same(@Nullable BigDecimal shown, @Nullable BigDecimal sent) {
        BigDecimal here = shown == null ? BigDecimal.ZERO : shown;
        return here.compareTo(sent == null ? BigDecimal.ZERO : sent) == 0;
    }
}
