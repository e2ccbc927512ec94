package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.rule.CodeLists;
import dev.risiti.simulator.oscu.rule.ItemClasses;

/** {@code selectItemClsList}: the item classification list, whole or unchanged (KRA reference 2.3). */
final class ItemClassList implements Call {
    private final ItemClasses itemClasses;

    ItemClassList(ItemClasses itemClasses) {
        this.itemClasses = itemClasses;
    }

    @Override
    public String name() {
        return "selectItemClsList";
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        if (!Rows.since(body).isBefore(CodeLists.PUBLISHED)) {
            return Decision.empty();
        }
        JsonText list = itemClasses.answer(desk.rules().classList());
        return desk.taxpayer().classListFetched()
                ? Decision.found(list)
                : Decision.found(list, new Fact.ClassListFetched(desk.tin(), desk.bhfId()));
    }
}
