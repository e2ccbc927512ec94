package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.Fact;
import java.time.Instant;

/** {@code selectTrnsSalesList}: the documents of this device signed after a moment (KRA reference 2.19). */
final class SalesList implements Call {
    @Override
    public String name() {
        return "selectTrnsSalesList";
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        Instant since = Rows.since(body);
        return Rows.of(
                "salesList",
                desk.device().sales().stream()
                        .filter(sale -> sale.at().isAfter(since) && visible(desk, sale))
                        .map(Fact.SaleSigned::row)
                        .toList());
    }

    /** Look-ups may lag behind the signature. */
    static boolean visible(Desk desk, Fact.SaleSigned sale) {
        long lag = desk.settings().readLagMillis();
        return lag == 0 || !sale.at().plusMillis(lag).isAfter(desk.now());
    }
}
