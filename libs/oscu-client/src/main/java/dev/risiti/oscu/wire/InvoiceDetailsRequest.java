package dev.risiti.oscu.wire;

import dev.risiti.oscu.call.OscuCall;

/** Asks for one own invoice by its number (KRA reference 2.18). */
public record InvoiceDetailsRequest(String tin, String bhfId, long invcNo) implements WireRequest {
    public InvoiceDetailsRequest {
        Limit.device(tin, bhfId);
        Limit.atLeast("invcNo", invcNo, 1);
    }

    @Override
    public OscuCall call() {
        return OscuCall.SELECT_INVOICE_DETAILS;
    }
}
