package dev.risiti.oscu.wire;

import dev.risiti.oscu.call.OscuCall;

/**
 * Activates a device (KRA reference 1.4).
 *
 * @param dvcSrlNo the serial number of our own choice that was approved on the portal
 */
public record InitRequest(String tin, String bhfId, String dvcSrlNo) implements WireRequest {
    public InitRequest {
        Limit.device(tin, bhfId);
        Limit.required("dvcSrlNo", dvcSrlNo, 100);
    }

    @Override
    public OscuCall call() {
        return OscuCall.SELECT_INIT_OSDC_INFO;
    }
}
