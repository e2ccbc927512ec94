package dev.risiti.simulator.oscu.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.Device;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.registry.FeedRow;
import dev.risiti.simulator.oscu.rule.CodeLists;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code selectBhfList}: the branches of the PIN. As on the sandbox, branches are listed that have no device, and each
 * calls itself the head office (KRA reference 2.4).
 */
final class BranchList implements Call {
    @Override
    public String name() {
        return "selectBhfList";
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        Map<String, Instant> branches = new TreeMap<>();
        for (String always : new String[] {"00", "01", "02"}) {
            branches.put(always, CodeLists.PUBLISHED);
        }
        for (Device device : desk.taxpayer().devices()) {
            Fact.DeviceInstalled installed = device.installation();
            branches.put(device.approval().bhfId(), installed == null ? CodeLists.PUBLISHED : installed.at());
        }
        return Rows.news(
                "bhfList",
                branches.entrySet().stream().map(branch -> new FeedRow(row(desk, branch.getKey()), branch.getValue())),
                desk,
                body);
    }

    private static JsonText row(Desk desk, String bhfId) {
        ObjectNode row = Json.MAPPER.createObjectNode();
        row.put("tin", desk.tin())
                .put("bhfId", bhfId)
                .put("bhfNm", bhfId.equals("00") ? "Headquarter" : "Branch " + bhfId)
                .put("bhfSttsCd", "01")
                .put("prvncNm", "NAIROBI CITY")
                .put("dstrtNm", "WESTLANDS")
                .put("sctrNm", "WESTLANDS")
                .putNull("locDesc")
                .put("mgrNm", desk.taxpayer().name())
                .put("mgrTelNo", "0700000000")
                .put("mgrEmail", "info@example.com")
                .put("hqYn", "Y");
        return JsonText.of(row);
    }
}
