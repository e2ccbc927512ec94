package dev.risiti.oscu.wire;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.risiti.oscu.call.OscuCall;
import java.time.Instant;

/**
 * Asks a list call for what was registered or changed after a moment (KRA reference 2, "lastReqDt").
 *
 * @param lastReqDt the {@code resultDt} of the last successful answer; at first any early moment
 */
public record ChangesSince(@JsonIgnore OscuCall call, String tin, String bhfId, Instant lastReqDt)
        implements WireRequest {
    public ChangesSince {
        if (!call.listsChanges()) {
            throw new IllegalArgumentException(call.wireName() + " takes no watermark");
        }
        Limit.device(tin, bhfId);
        Limit.given("lastReqDt", lastReqDt);
    }
}
