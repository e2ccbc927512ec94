package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.Device;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.registry.KraTime;
import dev.risiti.simulator.oscu.rule.ConventionC;
import dev.risiti.simulator.oscu.rule.Lines;
import dev.risiti.simulator.oscu.rule.Refused;
import dev.risiti.simulator.oscu.rule.Sequence;
import dev.risiti.simulator.oscu.rule.Settings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code insertStockIO}: records a movement of goods (KRA reference 2.23, 7). */
final class StockMovement implements Call {
    private final ConventionC conventionC;

    StockMovement(ConventionC conventionC) {
        this.conventionC = conventionC;
    }

    @Override
    public String name() {
        return "insertStockIO";
    }

    @Override
    public String numberField() {
        return "sarNo";
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        List<Body> lines = body.list("itemList");
        long sarNo = body.counter("sarNo");
        checkNumber(desk, sarNo);
        Lines.checkShape(body, lines);
        if (KraTime.day(body.required("ocrnDt")).isAfter(KraTime.today(desk.now()))) {
            throw Refused.field("ocrnDt", "cannot be later than the current date");
        }
        if (desk.settings().items() == Settings.Items.REGISTERED) {
            Lines.checkRegistered(desk.taxpayer(), lines);
        }
        if (desk.settings().amounts() == Settings.Amounts.CONVENTION_C) {
            conventionC.checkTotals(body, lines);
        }
        return Decision.saved(
                new Fact.StockMoved(desk.tin(), desk.bhfId(), sarNo, quantities(body.required("sarTyCd"), lines)));
    }

    private static void checkNumber(Desk desk, long sarNo) {
        boolean taken = false;
        long last = 0;
        for (Device device : desk.sharing(desk.settings().sarNoScope())) {
            taken |= device.hasMovement(sarNo);
            last = Math.max(last, device.lastSarNo());
        }
        Sequence.check("sarNo", sarNo, taken, last, desk.settings().sarNoGap());
    }

    /** Types 01 to 06 bring goods in, 11 to 16 take them out (code class 12). */
    private static Map<String, BigDecimal> quantities(String sarTyCd, List<Body> lines) {
        boolean out = sarTyCd.startsWith("1");
        Map<String, BigDecimal> quantities = new TreeMap<>();
        for (Body line : lines) {
            BigDecimal qty = line.amount("qty");
            quantities.merge(line.required("itemCd"), out ? qty.negate() : qty, BigDecimal::add);
        }
        return quantities;
    }
}
