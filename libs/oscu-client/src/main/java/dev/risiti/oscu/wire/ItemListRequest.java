package dev.risiti.oscu.wire;

import dev.risiti.oscu.call.OscuCall;
import java.time.Instant;

/**
 * Items registered or changed since the watermark (KRA reference 2.13).
 *
 * @param lastReqDt the {@code resultDt} of the last successful answer
 */
public record ItemListRequest(String tin, String bhfId, Instant lastReqDt) implements WireRequest {
    public ItemListRequest {
        Limit.required("tin", tin, 11);
        Limit.required("bhfId", bhfId, 2);
    }

    @Override
    public OscuCall call() {
        return OscuCall.SELECT_ITEM_LIST;
    }
}
