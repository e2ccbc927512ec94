package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.Fact;
import java.time.Instant;

/** {@code selectItemList}: the items of the PIN saved after a moment (KRA reference 2.13). */
final class ItemList implements Call {
    @Override
    public String name() {
        return "selectItemList";
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        Instant since = Rows.since(body);
        return Rows.of(
                "itemList",
                desk.taxpayer().items().stream()
                        .filter(item -> item.at().isAfter(since))
                        .map(Fact.ItemSaved::row)
                        .toList());
    }
}
