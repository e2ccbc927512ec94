package dev.risiti.simulator.oscu.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.Fact;
import java.util.List;

/** {@code saveBhfCustomer}: registers or changes a branch customer (KRA reference 2.9). */
final class SaveCustomer implements Call {
    private static final List<String> FIELDS = List.of(
            "custNo", "custTin", "custNm", "adrs", "telNo", "email", "faxNo", "useYn", "remark", "regrId", "regrNm",
            "modrId", "modrNm");

    @Override
    public String name() {
        return "saveBhfCustomer";
    }

    @Override
    public String numberField() {
        return "custNo";
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        ObjectNode row = Json.MAPPER.createObjectNode();
        FIELDS.forEach(field -> row.put(field, body.text(field)));
        return Decision.saved(new Fact.CustomerSaved(
                desk.tin(), desk.bhfId(), body.required("custNo"), JsonText.of(row), desk.now()));
    }
}
