package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.Device;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.registry.KraTime;
import dev.risiti.simulator.oscu.registry.Taxpayer;
import dev.risiti.simulator.oscu.rule.ConventionC;
import dev.risiti.simulator.oscu.rule.Lines;
import dev.risiti.simulator.oscu.rule.Profile;
import dev.risiti.simulator.oscu.rule.Refused;
import dev.risiti.simulator.oscu.rule.Sequence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code insertStockIO}: records a movement of goods (KRA reference 2.23, 7). */
final class StockMovement implements Call {
    /** To another branch (code class 12). */
    private static final String MOVED_OUT = "13";

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

    /** The gateway's text misleads: it speaks of tax when the branch is wrong (KRA reference 7). */
    @Override
    public Refused unknownBranch(@Nullable Taxpayer taxpayer) {
        return taxpayer == null
                ? Refused.invalidDevice()
                : Refused.invalidDevice()
                        .atGateway("Error occurred while validating item tax type: Please try again later");
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        Profile rules = desk.rules();
        if (rules.classListFirst() == Profile.Need.REQUIRED && !desk.taxpayer().classListFetched()) {
            throw Refused.parameter("Make 'Get Item Classification List' request before performing StockIo");
        }
        List<Body> lines = body.list("itemList");
        long sarNo = body.counter("sarNo");
        desk.checkNumber(
                Sequence.Counter.MOVEMENTS,
                sarNo,
                rules.sarNoScope(),
                rules.sarNoGap(),
                device -> device.hasMovement(sarNo),
                Device::lastSarNo);
        Lines.checkShape(body, lines);
        if (KraTime.day(body.required("ocrnDt")).isAfter(KraTime.day(desk.now()))) {
            throw Refused.field("ocrnDt", "cannot be later than the current date");
        }
        if (rules.items() == Profile.Items.REGISTERED) {
            checkRegistered(desk, lines);
        }
        if (rules.amounts() == Profile.Amounts.CONVENTION_C) {
            if (rules.movementAmounts() == Profile.MovementAmounts.LINES) {
                conventionC.checkMovementLines(lines);
            }
            conventionC.checkTotals(body, lines);
        }
        return Decision.saved(new Fact.StockMoved(
                desk.tin(),
                desk.bhfId(),
                sarNo,
                quantities(body.required("sarTyCd"), lines),
                transfer(desk, body, lines)));
    }

    private static void checkRegistered(Desk desk, List<Body> lines) {
        try {
            Lines.checkRegistered(desk.taxpayer(), lines);
        } catch (Refused refused) {
            throw refused.atGateway("itemCd does not exist");
        }
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

    private static Fact.@Nullable Transfer transfer(Desk desk, Body body, List<Body> lines) {
        String toBhfId = body.text("custBhfId");
        if (toBhfId == null || !body.required("sarTyCd").equals(MOVED_OUT)) {
            return null;
        }
        return new Fact.Transfer(toBhfId, TransferRow.of(desk, body, lines), desk.now());
    }
}
