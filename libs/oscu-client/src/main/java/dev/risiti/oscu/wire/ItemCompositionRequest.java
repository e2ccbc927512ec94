package dev.risiti.oscu.wire;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.risiti.oscu.call.OscuCall;
import java.math.BigDecimal;

/**
 * Names one component of a composed item (KRA reference 2.14).
 *
 * @param itemCd the composed item, never a service
 * @param cpstItemCd its component, which needs stock at the gateway
 */
public record ItemCompositionRequest(
        String tin,
        String bhfId,
        String itemCd,
        String cpstItemCd,
        BigDecimal cpstQty,
        @JsonUnwrapped Audit audit) implements WireRequest {
    public ItemCompositionRequest {
        Limit.device(tin, bhfId);
        Limit.required("itemCd", itemCd, 20);
        Limit.required("cpstItemCd", cpstItemCd, 20);
        Limit.quantity("cpstQty", cpstQty);
    }

    @Override
    public OscuCall call() {
        return OscuCall.SAVE_ITEM_COMPOSITION;
    }
}
