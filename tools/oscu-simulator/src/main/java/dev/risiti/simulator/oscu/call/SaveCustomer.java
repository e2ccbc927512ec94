package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.Fact;

/** {@code saveBhfCustomer}: registers or changes a branch customer (KRA reference 2.9). */
final class SaveCustomer implements Call {
    @Override
    public String name() {
        return "saveBhfCustomer";
    }

    @Override
    public String numberField() {
        return "custNo";
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        return Decision.saved(
                new Fact.CustomerSaved(desk.tin(), desk.bhfId(), body.required("custNo"), JsonText.of(body.node())));
    }
}
