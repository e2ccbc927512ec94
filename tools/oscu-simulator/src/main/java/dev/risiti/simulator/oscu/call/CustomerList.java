package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.FeedRow;

/** {@code selectCustomerList}: the branch customers saved after a moment (KRA reference 2.8). */
final class CustomerList implements Call {
    @Override
    public String name() {
        return "selectCustomerList";
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        return Rows.news(
                "custList",
                desk.device().customers().values().stream().map(customer -> new FeedRow(customer.row(), customer.at())),
                desk,
                body);
    }
}
