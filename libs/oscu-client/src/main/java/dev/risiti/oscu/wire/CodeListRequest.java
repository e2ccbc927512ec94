package dev.risiti.oscu.wire;

import dev.risiti.oscu.call.OscuCall;
import java.time.Instant;

/**
 * All standard code lists changed since the watermark (KRA reference 2.2).
 *
 * @param lastReqDt the {@code resultDt} of the last successful answer
 */
public record CodeListRequest(String tin, String bhfId, Instant lastReqDt) implements WireRequest {
    public CodeListRequest {
        Limit.required("tin", tin, 11);
        Limit.required("bhfId", bhfId, 2);
    }

    @Override
    public OscuCall call() {
        return OscuCall.SELECT_CODE_LIST;
    }
}
