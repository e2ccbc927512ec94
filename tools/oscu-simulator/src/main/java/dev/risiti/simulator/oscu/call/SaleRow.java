package dev.risiti.simulator.oscu.call;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.KraTime;
import dev.risiti.simulator.oscu.registry.Receipt;
import java.util.List;

/**
 * A signed document in the form in which look-ups return it: dates with dashes, counters as text, KRA's own times, and
 * without {@code trdInvcNo} and {@code salesTyCd} (KRA reference 2.19, 5.2).
 */
final class SaleRow {
    private static final List<String> TAX_TYPES = List.of("A", "B", "C", "D", "E");
    private static final List<String> LINE_TEXTS_BEFORE_AMOUNTS =
            List.of("itemCd", "itemClsCd", "itemNm", "bcd", "pkgUnitCd");

    private SaleRow() {}

    static JsonText of(Body sale, Receipt receipt) {
        ObjectNode row = Json.MAPPER.createObjectNode();
        number(row, sale, "invcNo");
        number(row, sale, "orgInvcNo");
        text(row, sale, "custTin");
        text(row, sale, "custNm");
        text(row, sale, "rcptTyCd");
        text(row, sale, "pmtTyCd");
        text(row, sale, "salesSttsCd");
        dashed(row, sale, "cfmDt");
        text(row, sale, "salesDt");
        for (String time : List.of("stockRlsDt", "cnclReqDt", "cnclDt", "rfdDt")) {
            dashed(row, sale, time);
        }
        text(row, sale, "rfdRsnCd");
        number(row, sale, "totItemCnt");
        for (String kind : List.of("taxblAmt", "taxRt", "taxAmt")) {
            TAX_TYPES.forEach(type -> number(row, sale, kind + type));
        }
        number(row, sale, "totTaxblAmt");
        number(row, sale, "totTaxAmt");
        number(row, sale, "totAmt");
        text(row, sale, "prchrAcptcYn");
        text(row, sale, "remark");
        text(row, sale, "regrId");
        text(row, sale, "regrNm");
        row.putNull("modrId");
        row.putNull("modrNm");
        receipt(row.putObject("receipt"), sale.object("receipt"), receipt);
        ArrayNode lines = row.putArray("itemList");
        sale.list("itemList").forEach(line -> line(lines.addObject(), line));
        return JsonText.of(row);
    }

    private static void receipt(ObjectNode row, Body sent, Receipt receipt) {
        String kraTime = KraTime.dashed(receipt.sdcDateTime()) + ".0";
        text(row, sent, "custTin");
        text(row, sent, "custMblNo");
        row.put("rcptPbctDt", kraTime);
        row.put("rptNo", 1);
        for (String field : List.of("trdeNm", "adrs", "topMsg", "btmMsg", "prchrAcptcYn")) {
            text(row, sent, field);
        }
        row.put("intrlData", receipt.intrlData());
        row.put("rcptSign", receipt.rcptSign());
        row.put("curRcptNo", Long.toString(receipt.curRcptNo()));
        row.put("totRcptNo", Long.toString(receipt.totRcptNo()));
        row.put("sdcDateTime", kraTime);
    }

    private static void line(ObjectNode row, Body line) {
        number(row, line, "itemSeq");
        LINE_TEXTS_BEFORE_AMOUNTS.forEach(field -> text(row, line, field));
        number(row, line, "pkg");
        text(row, line, "qtyUnitCd");
        for (String field : List.of("qty", "prc", "splyAmt", "dcRt", "dcAmt")) {
            number(row, line, field);
        }
        text(row, line, "isrccCd");
        text(row, line, "isrccNm");
        number(row, line, "isrcRt");
        number(row, line, "isrcAmt");
        text(row, line, "taxTyCd");
        for (String field : List.of("taxblAmt", "taxAmt", "totAmt")) {
            number(row, line, field);
        }
    }

    private static void text(ObjectNode row, Body body, String field) {
        row.put(field, body.text(field));
    }

    private static void number(ObjectNode row, Body body, String field) {
        row.put(field, body.number(field));
    }

    private static void dashed(ObjectNode row, Body body, String field) {
        row.put(field, KraTime.dashed(body.text(field)));
    }
}
