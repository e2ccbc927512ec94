package dev.risiti.systemtests.faults;

/** The calls of a goods sale that change something at KRA: the fault strikes one of them. */
enum Victim {
    /** States the quantity on hand after a movement. */
    STOCK_MASTER("saveStockMaster", 2),
    /** Moves the goods of a signed sale. */
    STOCK_MOVEMENT("insertStockIO", 1),
    /** Registers the sale's item; the sale waits for it. */
    ITEM("saveItem", 0),
    /** Signs the sale. */
    SALE("saveTrnsSalesOsdc", 0);

    private final String call;
    private final int callsBefore;

    Victim(String call, int callsBefore) {
        this.call = call;
        this.callsBefore = callsBefore;
    }

    String call() {
        return call;
    }

    /** Calls that the same document and its leg make before. */
    int callsBefore() {
        return callsBefore;
    }
}
