package dev.risiti.systemtests.faults;

import dev.risiti.contracts.device.FrontDoor;
import java.util.EnumSet;
import java.util.Set;

/** The calls that change something at KRA, each in a document of some kind: the fault strikes one of them. */
enum Victim {
    /** States the quantity on hand after a movement. */
    STOCK_MASTER("saveStockMaster", 2, Way.REPEATED),
    /** Moves the goods of a signed sale. */
    STOCK_MOVEMENT("insertStockIO", 1, Way.REPEATED),
    /** Registers the sale's item; the sale waits for it. */
    ITEM("saveItem", 0, Way.ASKED),
    /** Signs the sale. */
    SALE("saveTrnsSalesOsdc", 0, Way.ASKED),
    /** Signs a credit note that was routed to the device. */
    CREDIT_NOTE("saveTrnsSalesOsdc", 0, Way.ASKED),
    /** Takes back the goods of a credit note. */
    RETURN_MOVEMENT("insertStockIO", 1, Way.REPEATED),
    RETURN_MASTER("saveStockMaster", 2, Way.REPEATED),
    /** Confirms a supplier's invoice. */
    PURCHASE("insertTrnsPurchase", 0, Way.REPEATED),
    /** Brings in the goods of a purchase. */
    PURCHASE_MOVEMENT("insertStockIO", 1, Way.REPEATED),
    PURCHASE_MASTER("saveStockMaster", 2, Way.REPEATED),
    /** Decides a line of a customs declaration. */
    IMPORT("updateImportItem", 0, Way.ASKED),
    /** Moves the difference that a count found. */
    COUNT_MOVEMENT("insertStockIO", 0, Way.REPEATED),
    COUNT_MASTER("saveStockMaster", 1, Way.REPEATED),
    /** Says what an item is made of. */
    COMPOSITION("saveItemComposition", 0, Way.PERSON),
    CUSTOMER("saveBhfCustomer", 0, Way.REPEATED),
    USER("saveBhfUser", 0, Way.REPEATED),
    INSURANCE("saveBhfInsurance", 0, Way.REPEATED);

    /** How it is found out whether KRA has taken a call whose answer is lost. */
    enum Way {
        /** KRA is asked: the call is sent again only when KRA does not hold it. */
        ASKED,
        /** The same bytes again: KRA refuses a number it holds, or saving it twice is saving it once. */
        REPEATED,
        /** Nobody can ask, and twice would not be once: a person looks at KRA. */
        PERSON
    }

    /** One of each call in each kind of document; the legs of notes, purchases and counts repeat those of sales. */
    static final Set<Victim> ONE_OF_EACH = EnumSet.complementOf(
            EnumSet.of(RETURN_MOVEMENT, RETURN_MASTER, PURCHASE_MOVEMENT, PURCHASE_MASTER, COUNT_MASTER));

    private final String call;
    private final int callsBefore;
    private final Way way;

    Victim(String call, int callsBefore, Way way) {
        this.call = call;
        this.callsBefore = callsBefore;
        this.way = way;
    }

    String call() {
        return call;
    }

    /** Calls that the same document and its leg make before. */
    int callsBefore() {
        return callsBefore;
    }

    Way way(FrontDoor door) {
        // The gateway is not known to refuse a repeated purchase.
        return this == PURCHASE && door == FrontDoor.GATEWAY ? Way.PERSON : way;
    }

    /** Publishes what must have ended in a shop before; says whether there is anything. */
    boolean prepare(Shop shop) {
        return switch (this) {
            case CREDIT_NOTE, RETURN_MOVEMENT, RETURN_MASTER -> {
                shop.sellGoods();
                yield true;
            }
            case COMPOSITION -> {
                shop.stockUpSand();
                yield true;
            }
            default -> false;
        };
    }

    /** Publishes the document that makes the call. */
    void publish(Shop shop) {
        switch (this) {
            case SALE, STOCK_MOVEMENT, STOCK_MASTER -> shop.sellGoods();
            case ITEM -> shop.sellNewService();
            case CREDIT_NOTE, RETURN_MOVEMENT, RETURN_MASTER -> shop.credit();
            case PURCHASE, PURCHASE_MOVEMENT, PURCHASE_MASTER -> shop.purchase();
            case IMPORT -> shop.clearImport();
            case COUNT_MOVEMENT, COUNT_MASTER -> shop.count();
            case COMPOSITION -> shop.compose();
            case CUSTOMER -> shop.registerCustomer();
            case USER -> shop.registerUser();
            case INSURANCE -> shop.registerInsurance();
        }
    }
}
