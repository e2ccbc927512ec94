package dev.risiti.simulator.oscu.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.json.JsonText;

/** {@code selectTaxpayerInfo}: the calling taxpayer's own registration (KRA reference 2.7). */
final class TaxpayerInfo implements Call {
    @Override
    public String name() {
        return "selectTaxpayerInfo";
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.putObject("info").put("taxprNm", desk.taxpayer().name()).put("vatTyCd", "1");
        return Decision.found(JsonText.of(data));
    }
}
