package dev.risiti.simulator.oscu.call;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.KraTime;
import dev.risiti.simulator.oscu.registry.Receipt;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signed document in the form in which look-ups return it: dates with dashes, counters as text, KRA's own times, and
 * without {@code trdInvcNo} and {@code salesTyCd} (KRA reference 2.19, 5.2).
 */
final class SaleRow {
    private static final List<String> BUYER = List.of("custTin", "custNm", "rcptTyCd", "pmtTyCd", "salesSttsCd");
    private static final List<String> TIMES = List.of("stockRlsDt", "cnclReqDt", "cnclDt", "rfdDt");
    private static final List<String> AMOUNTS = List.of(
            "totItemCnt",
            "taxblAmtA",
            "taxblAmtB",
            "taxblAmtC",
            "taxblAmtD",
            "taxblAmtE",
            "taxRtA",
            "taxRtB",
            "taxRtC",
            "taxRtD",
            "taxRtE",
            "taxAmtA",
            "taxAmtB",
            "taxAmtC",
            "taxAmtD",
            "taxAmtE",
            "totTaxblAmt",
            "totTaxAmt",
            "totAmt");
    private static final List<String> AUDIT = List.of("prchrAcptcYn", "remark", "regrId", "regrNm");
    private static final List<String> RECEIPT_TEXTS = List.of("trdeNm", "adrs", "topMsg", "btmMsg", "prchrAcptcYn");
    private static final List<String> LINE_TEXTS = List.of("itemCd", "itemClsCd", "itemNm", "bcd", "pkgUnitCd");
    private static final List<String> LINE_PRICES = List.of("qty", "prc", "splyAmt", "dcRt", "dcAmt");
    private static final List<String> LINE_AMOUNTS = List.of("taxblAmt", "taxAmt", "totAmt");

    private final JsonGenerator out;

    private SaleRow(JsonGenerator out) {
        this.out = out;
    }

    static JsonText of(Body sale, Receipt receipt) {
        return Json.text(out -> new SaleRow(out).document(sale, receipt));
    }

    private void document(Body sale, Receipt receipt) throws IOException {
        out.writeStartObject();
        number(sale, "invcNo");
        number(sale, "orgInvcNo");
        texts(sale, BUYER);
        text("cfmDt", KraTime.dashed(sale.text("cfmDt")));
        text("salesDt", sale.text("salesDt"));
        for (String time : TIMES) {
            text(time, KraTime.dashed(sale.text(time)));
        }
        text("rfdRsnCd", sale.text("rfdRsnCd"));
        numbers(sale, AMOUNTS);
        texts(sale, AUDIT);
        out.writeNullField("modrId");
        out.writeNullField("modrNm");
        receipt(sale.object("receipt"), receipt);
        out.writeArrayFieldStart("itemList");
        for (Body line : sale.list("itemList")) {
            line(line);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void receipt(Body sent, Receipt receipt) throws IOException {
        String kraTime = KraTime.dashed(receipt.sdcDateTime()) + ".0";
        out.writeObjectFieldStart("receipt");
        text("custTin", sent.text("custTin"));
        text("custMblNo", sent.text("custMblNo"));
        out.writeStringField("rcptPbctDt", kraTime);
        out.writeNumberField("rptNo", 1);
        texts(sent, RECEIPT_TEXTS);
        out.writeStringField("intrlData", receipt.intrlData());
        out.writeStringField("rcptSign", receipt.rcptSign());
        out.writeStringField("curRcptNo", Long.toString(receipt.curRcptNo()));
        out.writeStringField("totRcptNo", Long.toString(receipt.totRcptNo()));
        out.writeStringField("sdcDateTime", kraTime);
        out.writeEndObject();
    }

    private void line(Body line) throws IOException {
        out.writeStartObject();
        number(line, "itemSeq");
        texts(line, LINE_TEXTS);
        number(line, "pkg");
        text("qtyUnitCd", line.text("qtyUnitCd"));
        numbers(line, LINE_PRICES);
        text("isrccCd", line.text("isrccCd"));
        text("isrccNm", line.text("isrccNm"));
        number(line, "isrcRt");
        number(line, "isrcAmt");
        text("taxTyCd", line.text("taxTyCd"));
        numbers(line, LINE_AMOUNTS);
        out.writeEndObject();
    }

    private void texts(Body body, List<String> fields) throws IOException {
        for (String field : fields) {
            text(field, body.text(field));
        }
    }

    private void numbers(Body body, List<String> fields) throws IOException {
        for (String field : fields) {
            number(body, field);
        }
    }

    private void text(String field, @Nullable String value) throws IOException {
        out.writeFieldName(field);
        if (value == null) {
            out.writeNull();
        } else {
            out.writeString(value);
        }
    }

    private void number(Body body, String field) throws IOException {
        out.writeFieldName(field);
        BigDecimal value = body.number(field);
        if (value == null) {
            out.writeNull();
        } else {
            out.writeNumber(value);
        }
    }
}
