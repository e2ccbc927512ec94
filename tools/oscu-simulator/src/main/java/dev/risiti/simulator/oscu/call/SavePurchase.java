package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.Device;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.registry.SupplierKey;
import dev.risiti.simulator.oscu.rule.ConventionC;
import dev.risiti.simulator.oscu.rule.Lines;
import dev.risiti.simulator.oscu.rule.Profile;
import dev.risiti.simulator.oscu.rule.Refused;
import dev.risiti.simulator.oscu.rule.Sequence;
import dev.risiti.simulator.oscu.rule.SupplierInvoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code insertTrnsPurchase}: confirms a supplier's invoice or registers a purchase by hand (KRA reference 2.21, 8). */
final class SavePurchase implements Call {
    private final SupplierInvoices invoices;
    private final ConventionC conventionC;

    SavePurchase(SupplierInvoices invoices, ConventionC conventionC) {
        this.invoices = invoices;
        this.conventionC = conventionC;
    }

    @Override
    public String name() {
        return "insertTrnsPurchase";
    }

    @Override
    public String numberField() {
        return "invcNo";
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        Profile rules = desk.rules();
        List<Body> lines = body.list("itemList");
        long invcNo = body.counter("invcNo");
        desk.checkNumber(
                Sequence.Counter.PURCHASES,
                invcNo,
                rules.purchaseNoScope(),
                rules.purchaseNoGap(),
                device -> device.hasPurchase(invcNo),
                Device::lastPurchaseNo);
        Lines.checkShape(body, lines);
        if (rules.purchaseFeed() == Profile.Need.REQUIRED) {
            SupplierInvoice.checkNamed(body);
        }
        SupplierKey supplier = supplier(body);
        if (supplier != null && desk.taxpayer().confirmed(supplier)) {
            throw Refused.overlapped();
        }
        if (rules.items() == Profile.Items.REGISTERED) {
            Lines.checkRegistered(desk.taxpayer(), lines);
        }
        if (rules.purchaseFeed() == Profile.Need.REQUIRED) {
            SupplierInvoice.check(
                    body,
                    lines,
                    supplier == null ? null : invoices.find(desk, supplier).orElse(null));
        }
        if (rules.amounts() == Profile.Amounts.CONVENTION_C) {
            conventionC.checkDocument(body, lines, rules);
        }
        return Decision.saved(new Fact.PurchaseMade(desk.tin(), desk.bhfId(), invcNo, supplier));
    }

    /** Null for a purchase whose supplier is not in eTIMS. */
    private static @Nullable SupplierKey supplier(Body body) {
        return body.text("spplrTin") == null || body.text("spplrInvcNo") == null ? null : SupplierInvoices.key(body);
    }
}
