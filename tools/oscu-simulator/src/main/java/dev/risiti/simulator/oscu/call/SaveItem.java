package dev.risiti.simulator.oscu.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.rule.ItemCode;
import dev.risiti.simulator.oscu.rule.Profile;
import dev.risiti.simulator.oscu.rule.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code saveItem}: registers an item for the whole PIN, or changes it (KRA reference 2.12, 6). */
final class SaveItem implements Call {
    private static final List<String> TEXTS = List.of(
            "itemCd",
            "itemClsCd",
            "itemTyCd",
            "itemNm",
            "itemStdNm",
            "orgnNatCd",
            "pkgUnitCd",
            "qtyUnitCd",
            "taxTyCd",
            "btchNo");
    private static final List<String> PRICES =
            List.of("dftPrc", "grpPrcL1", "grpPrcL2", "grpPrcL3", "grpPrcL4", "grpPrcL5");

    @Override
    public String name() {
        return "saveItem";
    }

    @Override
    public String numberField() {
        return "itemCd";
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        String itemCd = body.required("itemCd");
        Fact.ItemSaved known = desk.taxpayer().item(itemCd);
        ItemCode code = ItemCode.of(body);
        checkCode(desk, body, code, known);
        String registeredBy = known == null ? desk.bhfId() : known.bhfId();
        return Decision.saved(new Fact.ItemSaved(
                desk.tin(),
                registeredBy,
                itemCd,
                body.required("itemTyCd"),
                code.prefix(),
                code.number(),
                row(desk, registeredBy, body),
                desk.now()));
    }

    private static void checkCode(Desk desk, Body body, ItemCode code, Fact.@Nullable ItemSaved known) {
        Profile rules = desk.rules();
        if (rules.itemCdForm() == Profile.Rule.ENFORCED) {
            ItemCode.checkForm(body);
        }
        if (known != null && rules.itemCdRepeat() == Profile.ItemCdRepeat.UPDATE) {
            return;
        }
        if (rules.itemCdSequence() == Profile.Rule.ENFORCED) {
            code.checkSequence(
                    switch (rules.itemCdScope()) {
                        case PIN -> desk.taxpayer().lastItemNumber();
                        case PREFIX -> desk.taxpayer().lastItemNumber(code.prefix());
                    });
        }
        if (known != null) {
            throw Refused.overlapped();
        }
    }

    private static JsonText row(Desk desk, String registeredBy, Body body) {
        ObjectNode row = Json.MAPPER.createObjectNode();
        row.put("tin", desk.tin());
        TEXTS.forEach(field -> row.put(field, body.text(field)));
        row.put("regBhfId", registeredBy);
        row.put("bcd", body.text("bcd"));
        PRICES.forEach(field -> row.put(field, body.number(field)));
        row.put("addInfo", body.text("addInfo"));
        row.put("sftyQty", body.number("sftyQty"));
        row.put("isrcAplcbYn", body.text("isrcAplcbYn"));
        row.put("rraModYn", "N");
        row.put("useYn", body.text("useYn"));
        return JsonText.of(row);
    }
}
