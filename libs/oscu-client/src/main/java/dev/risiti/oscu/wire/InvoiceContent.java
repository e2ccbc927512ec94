package dev.risiti.oscu.wire;

import dev.risiti.oscu.json.KraJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice says: the part that a request and KRA's stored row have in common. The trader's own number and the
 * sales type are not in it because KRA does not echo them.
 */
public record InvoiceContent(
        long invcNo,
        long orgInvcNo,
        @Nullable String custTin,
        @Nullable String custNm,
        String rcptTyCd,
        @Nullable String rfdRsnCd,
        @Nullable LocalDate salesDt,
        TaxTable taxes,
        List<Line> lines) {

    public InvoiceContent {
        lines = List.copyOf(lines);
    }

    /** One line of an invoice. */
    public record Line(
            long itemSeq,
            String itemCd,
            @Nullable String itemNm,
            BigDecimal qty,
            BigDecimal prc,
            BigDecimal splyAmt,
            String taxTyCd,
            BigDecimal taxblAmt,
            BigDecimal taxAmt,
            BigDecimal totAmt) {

        static Line read(KraJson json) {
            return new Line(
                    json.requiredWholeNumber("itemSeq"),
                    json.requiredText("itemCd"),
                    json.text("itemNm"),
                    json.requiredNumber("qty"),
                    json.requiredNumber("prc"),
                    json.requiredNumber("splyAmt"),
                    json.requiredText("taxTyCd"),
                    json.requiredNumber("taxblAmt"),
                    json.requiredNumber("taxAmt"),
                    json.requiredNumber("totAmt"));
        }

        private boolean sameAs(Line other) {
            return itemSeq == other.itemSeq
                    && itemCd.equals(other.itemCd)
                    && qty.compareTo(other.qty) == 0
                    && taxTyCd.equals(other.taxTyCd)
                    && taxblAmt.compareTo(other.taxblAmt) == 0
                    && taxAmt.compareTo(other.taxAmt) == 0
                    && totAmt.compareTo(other.totAmt) == 0;
        }
    }

    static InvoiceContent read(KraJson json) {
        var original = json.wholeNumber("orgInvcNo");
        return new InvoiceContent(
                json.requiredWholeNumber("invcNo"),
                original == null ? 0 : original,
                json.text("custTin"),
                json.text("custNm"),
                json.requiredText("rcptTyCd"),
                json.text("rfdRsnCd"),
                json.date("salesDt"),
                TaxTable.read(json),
                json.list("itemList", Line::read));
    }

    /**
     * What KRA's stored invoice says differently: buyer, receipt type, original, totals, lines. Empty when it is the
     * same invoice.
     */
    public List<String> differencesTo(InvoiceContent stored) {
        var differences = new ArrayList<String>();
        compare(differences, "invcNo", invcNo, stored.invcNo);
        compare(differences, "orgInvcNo", orgInvcNo, stored.orgInvcNo);
        compare(differences, "custTin", custTin, stored.custTin);
        compare(differences, "custNm", custNm, stored.custNm);
        compare(differences, "rcptTyCd", rcptTyCd, stored.rcptTyCd);
        compare(differences, "salesDt", salesDt, stored.salesDt);
        if (!taxes.sameAs(stored.taxes)) {
            differences.add("header totals: sent " + taxes.totAmt() + " with tax " + taxes.totTaxAmt() + ", stored "
                    + stored.taxes.totAmt() + " with tax " + stored.taxes.totTaxAmt());
        }
        if (lines.size() != stored.lines.size()) {
            differences.add("lines: sent " + lines.size() + ", stored " + stored.lines.size());
            return List.copyOf(differences);
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).sameAs(stored.lines.get(i))) {
                differences.add("line " + (i + 1) + ": sent " + lines.get(i) + ", stored " + stored.lines.get(i));
            }
        }
        return List.copyOf(differences);
    }

    private static void compare(
            List<String> differences, String field, @Nullable Object sent, @Nullable Object stored) {
        if (!Objects.equals(sent, stored)) {
            differences.add(field + ": sent " + sent + ", stored " + stored);
        }
    }
}
