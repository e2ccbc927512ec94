package dev.risiti.simulator.oscu.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.feed.Suppliers;
import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.Registry;
import dev.risiti.simulator.oscu.registry.Taxpayer;
import java.util.List;

/** {@code selectCustomer}: any taxpayer by PIN (KRA reference 2.6). */
final class PinLookup implements Call {
    private final Registry registry;

    PinLookup(Registry registry) {
        this.registry = registry;
    }

    @Override
    public String name() {
        return "selectCustomer";
    }

    @Override
    public String numberField() {
        return "custmTin";
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        String tin = body.required("custmTin");
        Taxpayer known = registry.find(tin);
        if (known != null) {
            return found(new Suppliers.Supplier(tin, known.name(), "A", "NAIROBI CITY", "WESTLANDS"));
        }
        return Suppliers.find(tin).map(PinLookup::found).orElseGet(Decision::empty);
    }

    private static Decision found(Suppliers.Supplier taxpayer) {
        ObjectNode row = Json.MAPPER.createObjectNode();
        row.put("tin", taxpayer.tin())
                .put("taxprNm", taxpayer.name())
                .put("taxprSttsCd", taxpayer.taxprSttsCd())
                .put("prvncNm", taxpayer.county())
                .put("dstrtNm", taxpayer.subCounty())
                .put("sctrNm", taxpayer.subCounty())
                .putNull("locDesc");
        return Rows.of("custList", List.of(JsonText.of(row)));
    }
}
