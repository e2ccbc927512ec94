package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.Fact;
import java.util.List;

/** {@code selectInvoiceDetails}: one document of this device by its number (KRA reference 2.18). */
final class InvoiceDetails implements Call {
    @Override
    public String name() {
        return "selectInvoiceDetails";
    }

    @Override
    public String numberField() {
        return "invcNo";
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        Fact.SaleSigned sale = desk.device().sale(body.counter("invcNo"));
        return sale == null || !SalesList.visible(desk, sale)
                ? Decision.empty()
                : Rows.of("salesList", List.of(sale.row()));
    }
}
