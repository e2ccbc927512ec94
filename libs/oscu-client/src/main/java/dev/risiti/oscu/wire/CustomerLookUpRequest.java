package dev.risiti.oscu.wire;

import dev.risiti.oscu.call.OscuCall;

/**
 * Asks who has a PIN (KRA reference 2.6).
 *
 * @param custmTin the PIN to look up; KRA spells it with an m
 */
public record CustomerLookUpRequest(String tin, String bhfId, String custmTin) implements WireRequest {
    public CustomerLookUpRequest {
        Limit.device(tin, bhfId);
        Limit.required("custmTin", custmTin, 11);
    }

    @Override
    public OscuCall call() {
        return OscuCall.SELECT_CUSTOMER;
    }
}
