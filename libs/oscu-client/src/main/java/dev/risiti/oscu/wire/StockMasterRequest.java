package dev.risiti.oscu.wire;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.risiti.oscu.call.OscuCall;
import java.math.BigDecimal;

/**
 * States the quantity on hand of one item (KRA reference 2.24).
 *
 * @param rsdQty on hand after the movement; absolute, so that repeating it changes nothing
 */
public record StockMasterRequest(
        String tin,
        String bhfId,
        String itemCd,
        BigDecimal rsdQty,
        @JsonUnwrapped Audit audit) implements WireRequest {
    public StockMasterRequest {
        Limit.device(tin, bhfId);
        Limit.required("itemCd", itemCd, 20);
        Limit.quantity("rsdQty", rsdQty);
    }

    @Override
    public OscuCall call() {
        return OscuCall.SAVE_STOCK_MASTER;
    }
}
