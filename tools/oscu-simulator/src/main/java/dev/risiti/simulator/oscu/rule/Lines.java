package dev.risiti.simulator.oscu.rule;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.registry.Taxpayer;
import java.util.List;

/** What is true of the lines of a sale and of a movement alike. */
public final class Lines {
    /** The third character of an item code is its type (KRA reference 6); 3 is a service. */
    private static final char SERVICE = '3';

    private Lines() {}

    /** @throws Refused 910 when the count is wrong or a quantity is not above zero */
    public static void checkShape(Body body, List<Body> lines) {
        if (body.counter("totItemCnt") != lines.size()) {
            throw Refused.field("totItemCnt", "must be the number of rows in itemList, " + lines.size());
        }
        for (Body line : lines) {
            if (line.amount("qty").signum() <= 0) {
                throw Refused.field("itemList.qty", "must be greater than 0 on item " + line.counter("itemSeq"));
            }
        }
    }

    /**
     * Goods must be registered; lines without an item code are left to the field table.
     *
     * @throws Refused 910 when goods are named that no branch of this PIN has registered
     */
    public static void checkRegistered(Taxpayer taxpayer, List<Body> lines) {
        for (Body line : lines) {
            String itemCd = line.text("itemCd");
            if (itemCd != null && taxpayer.item(itemCd) == null && !looksLikeService(itemCd)) {
                throw Refused.parameter("Item " + itemCd + " provided on item: " + line.counter("itemSeq")
                        + ". does not exist in your inventory. Ensure it is added under item management package");
            }
        }
    }

    /** Whether an item is kept in stock: registered as goods, or not registered and not coded as a service. */
    public static boolean isGoods(Taxpayer taxpayer, String itemCd) {
        Fact.ItemSaved item = taxpayer.item(itemCd);
        return item == null ? !looksLikeService(itemCd) : item.itemTyCd().charAt(0) != SERVICE;
    }

    private static boolean looksLikeService(String itemCd) {
        return itemCd.length() > 2 && itemCd.charAt(2) == SERVICE;
    }
}
