package dev.risiti.demo.kra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.demo.http.Endpoint;
import dev.risiti.demo.http.Json;
import java.util.ArrayList;
import java.util.List;

/** The stand-in for KRA by its control interface: what an officer approves, what goes wrong, what was really seen. */
public final class KraReferee {
    private static final int PAGE = 5_000;

    private final Endpoint simulator;

    public KraReferee(Endpoint simulator) {
        this.simulator = simulator;
    }

    public void requireUp() {
        simulator.get("/q/health");
    }

    /** Makes KRA judge what the demo checks as well: notes within their original, stock that was moved in. */
    public void beStrict() {
        simulator.post(
                "/simulator/settings",
                Json.object()
                        .put("creditCap", "CAPPED")
                        .put("stock", "ENFORCED")
                        .put("amounts", "CONVENTION_C"));
    }

    /** What happens on KRA's portal: a branch is approved for OSCU. Repeating it is harmless. */
    public void approve(String pin, String branchId, String serialNumber, String taxpayer) {
        simulator.post(
                "/simulator/devices",
                Json.object()
                        .put("tin", pin)
                        .put("bhfId", branchId)
                        .put("dvcSrlNo", serialNumber)
                        .put("taxprNm", taxpayer));
    }

    /** The next sale of this branch is signed, and its answer never arrives. */
    public void loseNextAnswer(String pin, String branchId) {
        simulator.post("/simulator/faults", fault(pin, branchId).put("fault", "ANSWER_LOST_AFTER_COMMIT"));
    }

    /** The next sale of this branch is answered late. */
    public void delayNextAnswer(String pin, String branchId, int millis) {
        simulator.post(
                "/simulator/faults", fault(pin, branchId).put("fault", "SLOW").put("millis", millis));
    }

    private static ObjectNode fault(String pin, String branchId) {
        return Json.object()
                .put("call", LedgerEntry.SALE)
                .put("tin", pin)
                .put("bhfId", branchId)
                .put("times", 1);
    }

    /** Every request for this PIN that came after the given one, in order of arrival. */
    public List<LedgerEntry> ledger(String pin, long after) {
        List<LedgerEntry> entries = new ArrayList<>();
        long from = after;
        while (true) {
            JsonNode page = simulator.get("/simulator/ledger?tin=%s&after=%d&limit=%d".formatted(pin, from, PAGE));
            if (page.path("entries").isEmpty()) {
                return entries;
            }
            page.path("entries").forEach(entry -> entries.add(LedgerEntry.of(entry)));
            from = page.path("next").asLong();
        }
    }
}
