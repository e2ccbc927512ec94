package dev.risiti.simulator.oscu.rule;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.Device;
import dev.risiti.simulator.oscu.registry.Taxpayer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stock rules of the strict side (KRA reference 5.5, 7), with its texts. */
public final class StockOnHand {
    private StockOnHand() {}

    /** @throws Refused 910 when goods on a sale are not in stock at the branch */
    public static void checkSale(Taxpayer taxpayer, Device device, List<Body> lines) {
        for (Body line : lines) {
            String itemCd = line.required("itemCd");
            BigDecimal moved = device.moved(itemCd);
            if (Lines.isGoods(taxpayer, itemCd) && (moved == null || moved.compareTo(line.amount("qty")) < 0)) {
                throw Refused.parameter("Invalid Item: Item " + itemCd + " (itemSeq " + line.counter("itemSeq")
                        + ") does not exist in your stock master");
            }
        }
    }

    /** @throws Refused 910 when a stated quantity is not the sum of the movements */
    public static void checkStated(@Nullable BigDecimal moved, BigDecimal rsdQty) {
        if (moved == null) {
            throw Refused.parameter("Stock IO is empty, consider adding items to the stock IO first");
        }
        if (moved.compareTo(rsdQty) != 0) {
            throw Refused.parameter(
                    "rsdQty mismatch. Expected: " + moved.toPlainString() + " but found: " + rsdQty.toPlainString());
        }
    }
}
