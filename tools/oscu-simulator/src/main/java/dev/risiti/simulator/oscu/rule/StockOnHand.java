package dev.risiti.simulator.oscu.rule;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.Device;
import dev.risiti.simulator.oscu.registry.Taxpayer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stock rules of the strict side (KRA reference 5.5, 7), with its texts. */
public final class StockOnHand {
    private StockOnHand() {}

    /** @throws Refused 910 when goods on a sale are not in stock at the branch */
    public static void checkSale(Taxpayer taxpayer, Device device, List<Body> lines, Profile.StockText text) {
        for (Body line : lines) {
            String itemCd = line.required("itemCd");
            BigDecimal moved = device.moved(itemCd);
            if (Lines.isGoods(taxpayer, itemCd) && (moved == null || moved.compareTo(line.amount("qty")) < 0)) {
                throw Refused.parameter(
                        switch (text) {
                            case STOCK_MASTER ->
                                "Invalid Item: Item " + itemCd + " (itemSeq " + line.counter("itemSeq")
                                        + ") does not exist in your stock master";
                            case STOCK_SECTION ->
                                "Items provided under the itemList section do not exist in your stock. Consider adding"
                                        + " them under Stock Information Management package to proceed.";
                        });
            }
        }
    }

    /** @throws Refused 910 when a component is not on hand in the quantity that goes into one item */
    public static void checkComponent(@Nullable BigDecimal moved, BigDecimal quantity) {
        if (moved == null || moved.compareTo(quantity) < 0) {
            String cause = "You dont have sufficient stock for this Transaction. Please replenish your stock ";
            throw Refused.parameter(cause).atGateway("Insufficient Stock", cause);
        }
    }

    /** @throws Refused 910 when a stated quantity is not the sum of the movements */
    public static void checkStated(String itemCd, @Nullable BigDecimal moved, BigDecimal rsdQty) {
        if (moved == null) {
            throw Refused.parameter("Stock IO is empty, consider adding items to the stock IO first");
        }
        if (moved.compareTo(rsdQty) != 0) {
            String found = " but found: " + rsdQty.toPlainString();
            throw Refused.parameter("rsdQty mismatch. Expected: " + moved.toPlainString() + found)
                    .atGateway(
                            "rsdQty mismatch. Expected: " + asDouble(moved) + found,
                            "rsdQty quantity provided does not match the " + itemCd + " code from Stock IO");
        }
    }

    /** The gateway writes quantities with at least one decimal: 75.0. */
    private static String asDouble(BigDecimal quantity) {
        BigDecimal bare = quantity.stripTrailingZeros();
        return (bare.scale() < 1 ? bare.setScale(1, RoundingMode.UNNECESSARY) : bare).toPlainString();
    }
}
