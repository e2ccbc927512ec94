package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;

/** {@code selectTrnsPurchaseSalesList}: what suppliers have invoiced since a moment (KRA reference 2.20, 8). */
final class PurchaseFeed implements Call {
    private final SupplierInvoices invoices;

    PurchaseFeed(SupplierInvoices invoices) {
        this.invoices = invoices;
    }

    @Override
    public String name() {
        return "selectTrnsPurchaseSalesList";
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public boolean wantsBodyCopies() {
        return true;
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        return Rows.news("saleList", invoices.of(desk), desk, body);
    }
}
