package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.rule.Profile;
import dev.risiti.simulator.oscu.rule.Refused;
import dev.risiti.simulator.oscu.rule.StockOnHand;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** {@code saveItemComposition}: one component of an item (KRA reference 2.14, 7). */
final class SaveComposition implements Call {
    private static final String SERVICE = "3";

    @Override
    public String name() {
        return "saveItemComposition";
    }

    @Override
    public String numberField() {
        return "itemCd";
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        String itemCd = body.required("itemCd");
        String component = body.required("cpstItemCd");
        BigDecimal quantity = body.amount("cpstQty");
        Fact.ItemSaved item = registered(desk, itemCd);
        registered(desk, component);
        if (item != null && item.itemTyCd().equals(SERVICE)) {
            throw Refused.parameter("You cannot create an service using an item");
        }
        boolean enforced = desk.rules().composition() == Profile.Rule.ENFORCED;
        if (enforced) {
            StockOnHand.checkComponent(desk.device().moved(component), quantity);
        }
        return Decision.saved(new Fact.CompositionSaved(
                desk.tin(), desk.bhfId(), itemCd, component, quantity, enforced ? quantity : BigDecimal.ZERO));
    }

    private static Fact.@Nullable ItemSaved registered(Desk desk, String itemCd) {
        Fact.ItemSaved item = desk.taxpayer().item(itemCd);
        if (item == null && desk.rules().items() == Profile.Items.REGISTERED) {
            throw Refused.parameter("itemCd does not exist");
        }
        return item;
    }
}
