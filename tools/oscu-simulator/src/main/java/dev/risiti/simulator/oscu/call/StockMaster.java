package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.rule.Profile;
import dev.risiti.simulator.oscu.rule.Refused;
import dev.risiti.simulator.oscu.rule.StockOnHand;
import java.math.BigDecimal;

/** {@code saveStockMaster}: states the quantity on hand of one item (KRA reference 2.24, 7). */
final class StockMaster implements Call {
    @Override
    public String name() {
        return "saveStockMaster";
    }

    @Override
    public String numberField() {
        return "itemCd";
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        String itemCd = body.required("itemCd");
        BigDecimal rsdQty = body.amount("rsdQty");
        if (desk.rules().items() == Profile.Items.REGISTERED && desk.taxpayer().item(itemCd) == null) {
            throw Refused.parameter("itemCd does not exist");
        }
        if (desk.rules().stock() == Profile.Rule.ENFORCED) {
            StockOnHand.checkStated(itemCd, desk.device().moved(itemCd), rsdQty);
        }
        return Decision.saved(new Fact.StockStated(desk.tin(), desk.bhfId(), itemCd, rsdQty));
    }
}
