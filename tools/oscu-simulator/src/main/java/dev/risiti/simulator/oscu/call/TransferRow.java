package dev.risiti.simulator.oscu.call;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.json.JsonText;
import java.util.List;

/** A movement out as the receiving branch gets to see it; it does not say what kind of movement it was. */
final class TransferRow {
    private static final List<String> TOTALS = List.of("totItemCnt", "totTaxblAmt", "totTaxAmt", "totAmt");
    private static final List<String> TEXTS = List.of("itemClsCd", "itemCd", "itemNm", "bcd", "pkgUnitCd");
    private static final List<String> AMOUNTS = List.of("prc", "splyAmt", "totDcAmt", "taxblAmt", "taxAmt", "totAmt");

    private TransferRow() {}

    static JsonText of(Desk desk, Body movement, List<Body> lines) {
        ObjectNode row = Json.MAPPER.createObjectNode();
        row.put("custTin", desk.tin())
                .put("custBhfId", desk.bhfId())
                .put("sarNo", movement.counter("sarNo"))
                .put("ocrnDt", movement.text("ocrnDt"));
        TOTALS.forEach(field -> row.put(field, movement.number(field)));
        row.put("remark", movement.text("remark"));
        ArrayNode rows = row.putArray("itemList");
        for (Body line : lines) {
            ObjectNode each = rows.addObject();
            each.put("itemSeq", line.number("itemSeq"));
            TEXTS.forEach(field -> each.put(field, line.text(field)));
            each.put("pkg", line.number("pkg"))
                    .put("qtyUnitCd", line.text("qtyUnitCd"))
                    .put("qty", line.number("qty"))
                    .put("itemExprDt", line.text("itemExprDt"))
                    .put("taxTyCd", line.text("taxTyCd"));
            AMOUNTS.forEach(field -> each.put(field, line.number(field)));
        }
        return JsonText.of(row);
    }
}
