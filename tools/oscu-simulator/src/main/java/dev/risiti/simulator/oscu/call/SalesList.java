package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.registry.KraTime;
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
        Instant since = KraTime.instant(body.required("lastReqDt"));
        return Rows.of(
                "salesList",
                desk.device().sales().stream()
                        .filter(sale -> sale.at().isAfter(since))
                        .map(Fact.SaleSigned::row)
                        .toList());
    }
}
